#!/usr/bin/env bash
# One site made by several machines, driven by GNU parallel over ssh as docs/ci.md says, and compared with what one machine
# makes. The machines are network namespaces of this one, each with an ssh server, a home and a copy of the project of its
# own. Where this process may make no such namespaces, the jobs run side by side here, and that is said.
# Needs `parallel`, and for the machines `ip`, `ssh`, `sshd` and `rsync`. The argument is the program.
set -euo pipefail

guidec=$(realpath "$1")
scratch=$(mktemp -d)
# Names and addresses that no other run has.
own=$(($$ % 10000))
machines=("gd-$own-1" "gd-$own-2")
made=()
leave() {
  for pid in "$scratch"/*.pid; do if [ -e "$pid" ]; then kill "$(cat "$pid")" || true; fi; done
  for machine in "${made[@]}"; do ip netns del "$machine" || true; done
  rm -rf "$scratch"
}
trap leave EXIT
fail() { echo "spread: $*" >&2; exit 1; }
export HOME="$scratch/home" PARALLEL_HOME="$scratch/home/.parallel"
mkdir -p "$PARALLEL_HOME"
touch "$PARALLEL_HOME/will-cite"

# The project, and a place where each machine sees its own copy of it.
project="$scratch/project"
place="$scratch/place"
mkdir -p "$project/guides" "$project/apps" "$place"
echo 'name = "Help"' > "$project/guidec.toml"
cat > "$project/apps/notes.guide" <<END
app notes "Notes" on android or ios {
  screen home "Home" { button more "More" -> more }
  screen more "More" { button lists "Lists" -> home }
}
END
for number in $(seq 60); do
  cat > "$project/guides/g-$number.guide" <<END
use "../apps/notes.guide"
guide g-$number "Look at more ($number)" {
  for notes
  topics "Topic $((number % 7))"
  open notes
  when android { tap more } otherwise { tap "More" }
  tap lists
  done "That is all of $number."
}
END
done
(cd "$project" && "$guidec" build --target all --no-cache --quiet --out "$scratch/one")

# An ssh server in a network namespace of its own; its mount namespace ends with it.
start() {
  local machine=$1 net="10.$((64 + own / 125)).$((own % 125 * 2 + $2))"
  ip netns add "$machine" || return 1
  made+=("$machine")
  ip link add "$machine" type veth peer name inner netns "$machine"
  ip addr add "$net.1/24" dev "$machine"
  ip link set "$machine" up
  ip -n "$machine" addr add "$net.2/24" dev inner
  ip -n "$machine" link set inner up
  cp -r "$project" "$scratch/$machine"
  ip netns exec "$machine" bash -ec "
    mount --bind '$scratch/$machine' '$place'
    exec $(command -v sshd) -f '$scratch/sshd.conf' -o 'PidFile=$scratch/$machine.pid' -o 'ListenAddress=$net.2'"
  cat >> "$scratch/ssh.conf" <<END
Host $machine
  HostName $net.2
END
}

cp -r "$project/." "$place"
mkdir "$scratch/bin"
ln -s "$guidec" "$scratch/bin/guidec"
count=4
make=(guidec build --target all --shard "{}/$count" --out shards)
cd "$place"
if ip netns add "gd-$own" 2>/dev/null && ip netns del "gd-$own"; then
  ssh-keygen -q -t ed25519 -N "" -f "$scratch/key"
  ssh-keygen -q -t ed25519 -N "" -f "$scratch/host-key"
  mkdir -p /run/sshd
  cat > "$scratch/sshd.conf" <<END
Port 22
HostKey $scratch/host-key
AuthorizedKeysFile $scratch/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
PermitRootLogin prohibit-password
SetEnv PATH=$scratch/bin:/usr/bin:/bin
END
  cat > "$scratch/ssh.conf" <<END
Host *
  User root
  IdentityFile $scratch/key
  StrictHostKeyChecking no
  UserKnownHostsFile /dev/null
  LogLevel ERROR
END
  number=0
  for machine in "${machines[@]}"; do number=$((number + 1)); start "$machine" "$number"; done
  seq "$count" | parallel --ssh "ssh -F $scratch/ssh.conf" --sshlogin "$(IFS=,; echo "${machines[*]}")" --workdir "$place" \
    --return "shards/shard-{}-of-$count.guidec" --cleanup "${make[@]}" > "$scratch/said" || fail "$(cat "$scratch/said")"
  how="on ${#machines[@]} machines over ssh"
else
  export PATH="$scratch/bin:$PATH"
  seq "$count" | parallel --jobs 2 "${make[@]}" > "$scratch/said" || fail "$(cat "$scratch/said")"
  how="side by side on this machine, which lets nobody make network namespaces"
fi
[ "$(find shards -type f | wc -l)" = "$count" ] || fail "not all shards came back"
"$guidec" merge shards --target all --out "$scratch/many" > "$scratch/said"
grep -q "^61 of 61 files taken over from $count shards$" "$scratch/said" || fail "$(cat "$scratch/said")"
diff -r -x .guidec-cache "$scratch/one" "$scratch/many" || fail "what they made differs from what one machine makes"
echo "spread: $count shards $how, merged: $(find "$scratch/many" -type f | wc -l) files as one machine makes them"
