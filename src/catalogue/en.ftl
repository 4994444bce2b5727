# Everything that guidec adds to a guide's own words, in English.
#
# Arguments that are left out are `none`, so `[none]` chooses the form without them. Words of the author
# (labels, places, names) are put in as they are.

## Steps

tap = Tap { $what }.
click = Click { $what }.
# Where the group above names what is tapped.
tap-it = Tap it.
click-it = Click it.
# The second of two taps of one label: elsewhere, and in a window that the first one opened.
tap-again = Tap { $what } again.
click-again = Click { $what } again.
tap-opened = In the window that opens, tap { $what }.
click-opened = In the window that opens, click { $what }.
tap-times = Tap { $what } { $times ->
        [one] once
       *[other] { $times } times
    }.
click-times = Click { $what } { $times ->
        [one] once
       *[other] { $times } times
    }.
double-tap = Double-tap { $what }.
double-click = Double-click { $what }.
hold = Press and hold { $what }.
# Joins the elements of a path: "Tap A, then B, then C."
then = { $first }, then { $next }
then-scroll = { $first }, then scroll down to { $next }
# Where the reader has to scroll first. $step begins in lower case, $sentence in upper case.
scroll-first = Scroll down and { $step }
swipe = Swipe{ $direction ->
        [up] {" up"}
        [down] {" down"}
        [left] {" left"}
        [right] {" right"}
       *[none] {""}
    }{ $on ->
        [none] {""}
       *[other] {" on "}{ $on }
    }{ $from ->
        [none] {""}
       *[other] {" from "}{ $from }
    }.
swipe-over = Swipe { $what }.
scroll-to = Scroll to { $what }.
scroll = { $direction ->
        [up] Scroll up.
        [left] Scroll left.
        [right] Scroll right.
       *[down] Scroll down.
    }
drag-it = Drag { $what }.
drag = Drag { $what } to { $to }.
type = Type { $text }{ $into ->
        [none] {""}
       *[other] {" into "}{ $into }
    }.
choose = Choose { $what }{ $in ->
        [none] {""}
       *[other] {" in "}{ $in }
    }.
turn-on = Turn on { $what }.
turn-off = Turn off { $what }.
turn-on-all = { $except ->
        [none] Turn on everything.
       *[other] Turn on everything except { $except }.
    }
turn-off-all = { $except ->
        [none] Turn off everything.
       *[other] Turn off everything except { $except }.
    }
tick = Tick { $what }.
untick = Untick { $what }.
press = { $time ->
        [none] Press { $keys }.
       *[other] Hold { $keys } for { $time }.
    }
open = Open { $what }.
return-to = Return to { $what }.
back = Go back.
wait-until = Wait { $until }{ $time ->
        [none] {""}
       *[other] {" (up to "}{ $time })
    }.
# Author's words that are a clause of their own: "the bar is full".
wait-until-that = Wait until { $until }{ $time ->
        [none] {""}
       *[other] {" (up to "}{ $time })
    }.
# Author's words for a time: "a few minutes".
wait-some-time = Wait { $until }{ $time ->
        [none] {""}
       *[other] {" (up to "}{ $time })
    }.
wait-as-written = { $until }{ $time ->
        [none] {""}
       *[other] {" (up to "}{ $time })
    }.
# Author's words that begin with one of these are a whole sentence.
wait-verbs = wait
# Those that begin with one of these go on after "Wait".
wait-conjunctions = as at for till until while
# Those that hold one of these are a time.
wait-times = bit day days hour hours minute minutes moment moments second seconds time while
wait-at-most = { $time ->
        [none] Wait.
       *[other] Wait up to { $time }.
    }
wait-time = { $time ->
        [none] Wait.
       *[other] Wait { $time }.
    }
scan = { $what ->
        [none] Scan the code.
       *[other] Scan { $what }.
    }
sign-in = Sign in{ $to ->
        [none] {""}
       *[other] {" to "}{ $to }
    }{ $how ->
        [none] {""}
       *[other] {" "}{ $how }
    }.
allow = Allow { $what }.
deny = Deny { $what }.
# What is allowed, in the author's words: "find devices nearby".
allow-words = Allow this: { $what }.
deny-words = Deny this: { $what }.
restart = { $thing ->
        [phone] Restart your phone.
        [computer] Restart your computer.
        [device] Restart your device.
       *[other] Restart { $thing }.
    }
install = Install { $what }{ $version ->
        [none] {""}
       *[other] {" "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" from "}{ $from }
    }.
update = Update { $what }{ $version ->
        [none] {""}
       *[other] {" to "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" from "}{ $from }
    }.
uninstall = Uninstall { $what }.
run = Run { $command }.
see = Check that you see { $what }.
read = Read { $what }.
go-to = Go to { $what }.
never = Never tap { $what }{ $reason ->
        [none] .
       *[other] : { $reason }
    }

## Elements

# The element with its look and place in brackets: "Menu (three dots, top right)".
object-details = { $what } ({ $details })
object-place = { $what } at the { $place }
# A place that begins with one of the articles: "the top right".
object-place-article = { $what } at { $place }
# A place that begins with one of the prepositions: "under your name".
object-place-as-written = { $what } { $place }
place-prepositions = above after around at before behind below beside between by in inside near next on opposite outside over under
detail-and = { $first }, { $next }
list-and = { $first } and { $next }
list-comma = { $first }, { $next }
kind-button = the button
kind-tab = the tab
kind-row = the row
kind-link = the link
kind-card = the card
kind-icon = the icon
kind-toggle = the switch
kind-checkbox = the checkbox
kind-radio = the option
kind-field = the field
kind-picker = the list
kind-menu = the menu
kind-slider = the slider
kind-image = the picture
kind-text = the text
kind-notification = the notification
kind-tile = the tile
kind-key = the key
kind-other = the { $kind }
screen-named = { $kind ->
        [page] the { $title } page
        [panel] the panel { $title }
        [menu] the menu { $title }
        [question] the question { $title }
        [message] the message { $title }
       *[screen] the { $title } screen
    }
# A screen without a title, by something on it.
screen-with = the screen with { $what }
screen-unnamed = a screen without a title

## Drawings

# What a drawing of a screen says to those who do not see it. $title is the screen's title, $what what is marked, $count how many
# elements the screen has, $place which of them it is.
drawing = { $kind ->
        [page] The page
        [panel] The panel
        [menu] The menu
        [question] The question
        [message] The message
       *[screen] The screen
    }{ $title ->
        [none] {""}
       *[other] {" “"}{ $title }”
    }, with { $what } marked{ $count ->
        [1] {""}
       *[other] {", number "}{ $place } of { $count }
    }
drawing-label = “{ $label }”
# Words of places; a place with any other word is not drawn.
places-top = top upper
places-bottom = bottom lower
places-left = left
places-right = right
places-middle = middle center centre
places-fill = a at corner edge in of on page screen side the
# Words of looks that there is a small picture for.
looks-dots = dots
looks-lines = lines bars stripes hamburger
looks-pencil = pencil pen
looks-gear = cog cogwheel gear
looks-search = magnifier magnifying
looks-plus = plus
looks-cross = cross x
looks-arrow = arrow
looks-lock = lock padlock
looks-person = face head person silhouette

## The map of the screens

# What leads from one screen to another without a tap.
map-act = { $act ->
        [back] Back
        [scan] After scanning
        [wait] After a while
        [restart] After restarting
        [sign-in] After signing in
        [swipe] After swiping
       *[then] By itself
    }
# A screen without a title; $what is a label on it, what is touched on it, or what leads to it.
map-untitled = { $kind ->
        [page] Page
        [panel] Panel
        [menu] Menu
        [question] Question
        [message] Message
       *[screen] Screen
    }{ $how ->
        [with] {" with “"}{ $what }”
        [described] {": "}{ $what }
        [after] {" after “"}{ $what }”
       *[none] {""}
    }
# A screen of which only the app is known.
map-first = First screen of { $app }
# Several screens have one title.
map-in-app = { $title } ({ $app })
map-titled-with = { $title } with “{ $what }”
map-titled-after = { $title } after “{ $what }”

## Branches and groups

choice-intro = Choose one way:
option-number = Option { $number }
try-first = Try this first
try-next = If that does not work
try-next-titled = If that does not work – { $title }
if-see = If you see { $what }
# $who need not look: "On Android 12 or later, or if you see OK".
if-see-or-for = { $who }, or if you see { $what }
if-not-see = If you do not see it
if-words = If { $words }
# Author's words that ask: "Is the light red?".
if-question = { $words } If so
question-verbs = am are can could did do does had has have is may must should was were will would
otherwise = Otherwise
optional-intro = If you like:
optional-items-intro = As you like, any of these:
repeat-intro = { $why ->
        [none] As often as you need:
       *[other] Repeat { $why }:
    }
within = Within { $time }{ $of ->
        [none] {""}
       *[other] {" of "}{ $of }
    }
within-over = If the time is over
thing-intro = On { $thing }:
continue-with = Continue with { $place }.
again-from = Go on again from { $place }.
step-place = step { $label }
words-with-place = { $words } ({ $place })

## Times

seconds = { $count ->
        [one] { $count } second
       *[other] { $count } seconds
    }
minutes = { $count ->
        [one] { $count } minute
       *[other] { $count } minutes
    }
hours = { $count ->
        [one] { $count } hour
       *[other] { $count } hours
    }
days = { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
time-range = { $least } to { $most }

## Readers
# Parts follow one another: "on Android 12 with Alipay before 10.4". Over a step the first letter is made
# large: "On Android 12 with …". In a list of readers the first preposition is left out.
who-on = on { $name }
who-not-on = not on { $name }
who-with = with { $name }
who-without = without { $name }
# With several things in hand: "with Android 12 on the phone", "with HONOR 50 as the phone".
who-on-thing = { $who } on { $thing }
who-as = { $who } as { $thing }
# A thing in hand, where its name has no article of its own.
thing-name = the { $thing }
articles = a an my the your
# $name is the author's words for a group of readers.
who-condition = for { $name }
who-not-condition = not for { $name }
who-and = { $first } { $next }
who-and-if = { $first } { $next }
who-but = { $first } but { $next }
# Shows where facts begin of which one holds, where more is said beside them: "with Alipay, either on …".
either = either { $who }
# Between facts and parts that may hold an "or" themselves, and between parts that hold together several facts.
who-or = { $first }, or { $next }
parts-or = { $first }; or { $next }
clause-and = { $first }, and { $next }
who-some = for some readers
unverified = Nobody has checked this guide with a version as new as yours yet. Some things may have changed.
who-nobody = nobody
more-readers = { $who }, and others
# Author's words that begin so continue a sentence in lower case: "If the light is red".
lower-case-words = a all an any each every for if it its no nobody nothing one some that the there these this those until when while you your

# Questions. $behind is the word before the clause: if or unless. $answer is one answer or several,
# each as `answer` or `answer-quoted` has it.
who-if = if { $clauses }
answer = { $answer }
answer-quoted = “{ $answer }”
# Where the question's label begins with an article: "your account is Business".
question-is = { $question } is { $answer }
question-is-not = { $question } is not { $answer }
question-quoted-is = “{ $question }” is { $answer }
question-quoted-is-not = “{ $question }” is not { $answer }
# Where an answer is what readers say who do not know.
answered-is = { $person ->
        [they] the
       *[you] your
    } answer to “{ $question }” is { $answer }
answered-is-not = { $person ->
        [they] the
       *[you] your
    } answer to “{ $question }” is not { $answer }
question-applies = “{ $question }” applies
question-does-not-apply = “{ $question }” does not apply

# In lists, without a preposition before them.
class-question = { $question }: { $answer }
class-everyone = everyone
class-unless = everyone { $who }
noun-some = some readers
noun-those = those { $who }
noun-not-condition = everyone but { $name }
noun-asked = those asked “{ $question }”
noun-not-asked = those not asked “{ $question }”
noun-if = those for whom { $who }
audience = For { $who }
audience-everyone = For everyone { $who }
# One for each part of those for whom a guide is not; the first letter is made large.
unsupported = not for { $who }
unsupported-if = not { $who }
unsupported-all = not for anybody { $who }

# Who is taken out: "unless you have Android 12 and your phone is the HONOR 50".
unless = unless { $clauses }
have = { $person ->
        [they] they
       *[you] you
    } have { $name }
have-not = { $person ->
        [they] they
       *[you] you
    } do not have { $name }
the-device = { $person ->
        [they] the
       *[you] your
    } { $device ->
        [phone] phone
        [computer] computer
       *[device] device
    }
device-is = { $thing } is { $name }
device-is-not = { $thing } is not { $name }
# Nobody can tell from letters whether "a" or "an" stands before a name.
device-a = the { $name }
# More than one of a series: "OnePlus 5 or earlier".
device-series = { $name }
device-by = by { $name }
device-other-by = another one by { $name }
device-by-except = by { $name } but not { $except }
device-known = a known one
device-other = another one

names-or = { $first } or { $next }
names-comma = { $first }, { $next }
versioned = { $name } { $version }
run-or-later = { $version } or later
run-after = after { $version }
run-or-earlier = { $version } or earlier
run-before = before { $version }
run-to = { $low } to { $high }
run-to-last = { $low } up to the last { $high }
run-from-before = from { $low } to before { $high }
run-after-to = after { $low } up to { $high }
run-after-last = after { $low } up to the last { $high }
run-after-before = after { $low } but before { $high }
run-except = { $version ->
        [none] except { $holes }
       *[other] { $version } except { $holes }
    }
# $form is `on` behind "on" and "with", `noun` in a list, `one` for a single reader. $device is `model` where the thing
# is named behind it: "another model by HONOR as the phone".
no-skin = no maker’s skin
other-skin = another skin
maker-devices = { $device ->
        [model] a model by { $name }
       *[other] { $form ->
            [one] {"a "}
           *[on] {""}
        }{ $device ->
            [phone] phone
            [computer] computer
           *[device] device
        }{ $form ->
            [one] {""}
           *[on] s
        } by { $name }
    }
other-devices-by = { $device ->
        [model] another model by { $name }
       *[other] { $form ->
            [one] another
           *[on] other
        } { $device ->
            [phone] phone
            [computer] computer
           *[device] device
        }{ $form ->
            [one] {""}
           *[on] s
        } by { $name }
    }
devices-by-except = { $device ->
        [model] a model by { $name } except { $except }
       *[other] { $form ->
            [one] {"a "}
           *[on] {""}
        }{ $device ->
            [phone] phone
            [computer] computer
           *[device] device
        }{ $form ->
            [one] {""}
           *[on] s
        } by { $name } except { $except }
    }
known-devices = { $device ->
        [model] a known model
       *[other] { $form ->
            [one] {"a "}
           *[on] {""}
        }known { $device ->
            [phone] phone
            [computer] computer
           *[device] device
        }{ $form ->
            [one] {""}
           *[on] s
        }
    }
other-devices = { $device ->
        [model] another model
       *[other] { $form ->
            [one] another
           *[on] other
        } { $device ->
            [phone] phone
            [computer] computer
           *[device] device
        }{ $form ->
            [one] {""}
           *[on] s
        }
    }

# By what the steps differ: "system, Alipay version and your role".
differ-by = The steps differ by { $criteria }; each says whom it is for.
criterion-os = system
criterion-skin = skin
criterion-device = device
criterion-version = { $name } version
criterion-question = { $question }
criterion-question-quoted = “{ $question }”

## Questions to a reader

ask-os = { $thing ->
        [none] { $device ->
            [phone] Which system does your phone have?
            [computer] Which system does your computer have?
           *[device] Which system do you use?
        }
       *[other] Which system is on { $thing }?
    }
ask-skin = { $thing ->
        [none] Which of the makers’ skins do you have?
       *[other] Which of the makers’ skins is on { $thing }?
    }
ask-version = { $thing ->
        [none] Which { $name } version?
       *[other] Which { $name } version is on { $thing }?
    }
ask-has = { $thing ->
        [none] Do you have { $name }?
       *[other] Is { $name } on { $thing }?
    }
ask-device = { $thing ->
        [none] { $device ->
            [phone] Which phone do you have?
            [computer] Which computer do you have?
           *[device] Which device do you have?
        }
       *[other] Which model is { $thing }?
    }
answer-have = I have it
answer-have-not = I don’t have it
answer-other-skin = Another one, or none
answer-not-asked = This does not apply to me
# How to find out. $name is the system's name in the project.
help-version-os = { $name ->
        [android] Open Settings, then “About phone”. The number is under “Android version”.
        [harmonyos] Open Settings, then “About phone”.
        [ios] Open Settings, then “General”, then “About”.
        [ipados] Open Settings, then “General”, then “About”.
        [windows] Press Windows + R, type “winver” and press Enter.
        [macos] Open the Apple menu, then “About This Mac”.
       *[other] {""}
    }
help-version-skin = Open Settings, then “About phone”.
help-version-app = Look for “About” in the settings of the app, or open the system’s settings, then “Apps”, then “{ $name }”.
help-device = { $device ->
        [computer] The model is on the computer, on its box or in its settings.
        [phone] Open Settings, then “About phone”. The name is also on the box.
       *[device] The model is on the device, on its box or in its settings.
    }

## What the reader needs

# A thing in hand with its operating systems: "Computer with Windows or macOS".
need-thing = { $thing } with { $names }
# A product that is needed on one of several things in hand.
need-on = { $what } on { $thing }

## Words of the targets

# Labels, where no bold print shows them.
quoted = “{ $words }”

word-by-app = By app
word-by-topic = By topic
word-cannot-be-undone = This cannot be undone.
word-checked = Last checked
word-checked-on = on
word-copied = Copied
word-copy = Copy
word-date = Date
word-device = Device
word-differs = The steps differ for
word-done = Done
word-example = for example
word-facts = Facts
word-go-on = Go on
word-guides = Guides
word-look-here = Look here
word-map = Map of the screens
word-name = Name
word-needs = What you need
word-no-guides = There are no guides yet.
word-not-possible = Not possible
word-note = Note
word-on-this-page = On this page
word-optional = Optional
word-other = Other
word-path = You are here
word-other-step = a step for others
word-picker = Show only your steps
word-picker-all = Show everything
word-picker-change = If an answer is wrong, change it. You can also show everything and read what is for other readers.
word-picker-copied = The link is copied.
word-picker-copy = Copy a link to these steps
word-picker-next = Next question
word-picker-not-for = This guide is not for you
word-picker-shown = Shown for
word-picker-shown-all = Everything is shown.
word-picker-suggested = As on this device:
word-picker-unknown = I don’t know
word-picker-update = There are steps for later versions. See whether you can update, then answer again.
word-place-bottom = bottom
word-place-bottom-left = bottom left
word-place-bottom-right = bottom right
word-place-left = left
word-place-middle = middle
word-place-right = right
word-place-top = top
word-place-top-left = top left
word-place-top-right = top right
word-progress = {"{done} of {all} done"}
word-questions = How to find out
word-related = Related guides
word-result = Result
word-search = Search
word-search-found = Found
word-search-hint = What do you want to do?
word-search-nothing = Nothing was found. Try fewer words, or other ones.
word-secret = secret
word-show = Show
word-skip = Skip to the content
word-specialised = This copy is only for
word-start-again = Start again
word-step = Step
word-steps = Steps
word-takes = Takes
word-tick = Done
word-tip = Tip
word-topics = Topics
word-trouble = If something goes wrong
word-unverified = Not checked yet
word-values = What you fill in
word-values-stay = What you type stays in this tab and is forgotten when you close it.
word-version = Version
word-video = Video
word-warning = Warning
word-why = Why
