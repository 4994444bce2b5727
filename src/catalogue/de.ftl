# Alles, was guidec den Worten einer Anleitung hinzufügt, auf Deutsch.

## Steps

tap = Tippen Sie auf { $what }.
click = Klicken Sie auf { $what }.
tap-it = Tippen Sie darauf.
click-it = Klicken Sie darauf.
tap-again = Tippen Sie noch einmal auf { $what }.
click-again = Klicken Sie noch einmal auf { $what }.
tap-opened = Tippen Sie in dem Fenster, das sich öffnet, auf { $what }.
click-opened = Klicken Sie in dem Fenster, das sich öffnet, auf { $what }.
tap-times = Tippen Sie { $times ->
        [one] einmal
       *[other] { $times }-mal
    } auf { $what }.
click-times = Klicken Sie { $times ->
        [one] einmal
       *[other] { $times }-mal
    } auf { $what }.
double-tap = Tippen Sie doppelt auf { $what }.
double-click = Doppelklicken Sie auf { $what }.
hold = Halten Sie { $what } gedrückt.
then = { $first }, dann { $next }
then-scroll = { $first }, scrollen Sie dann zu { $next }
scroll-first = Scrollen Sie nach unten. { $sentence }
swipe = Wischen Sie{ $direction ->
        [up] {" nach oben"}
        [down] {" nach unten"}
        [left] {" nach links"}
        [right] {" nach rechts"}
       *[none] {""}
    }{ $on ->
        [none] {""}
       *[other] {" auf "}{ $on }
    }{ $from ->
        [none] {""}
       *[other] {", von hier aus: "}{ $from }
    }.
swipe-over = Wischen Sie über { $what }.
scroll-to = Scrollen Sie zu { $what }.
scroll = { $direction ->
        [up] Scrollen Sie nach oben.
        [left] Scrollen Sie nach links.
        [right] Scrollen Sie nach rechts.
       *[down] Scrollen Sie nach unten.
    }
drag-it = Ziehen Sie { $what }.
drag = Ziehen Sie { $what } auf { $to }.
type = Geben Sie { $text }{ $into ->
        [none] {""}
       *[other] {" in "}{ $into }
    } ein.
choose = Wählen Sie { $what }{ $in ->
        [none] {""}
       *[other] {" in "}{ $in }
    }.
turn-on = Schalten Sie { $what } ein.
turn-off = Schalten Sie { $what } aus.
turn-on-all = { $except ->
        [none] Schalten Sie alles ein.
       *[other] Schalten Sie alles außer { $except } ein.
    }
turn-off-all = { $except ->
        [none] Schalten Sie alles aus.
       *[other] Schalten Sie alles außer { $except } aus.
    }
tick = Setzen Sie das Häkchen bei { $what }.
untick = Entfernen Sie das Häkchen bei { $what }.
press = { $time ->
        [none] Drücken Sie { $keys }.
       *[other] Halten Sie { $keys } { $time } lang gedrückt.
    }
open = Öffnen Sie { $what }.
return-to = Kehren Sie zu { $what } zurück.
back = Gehen Sie zurück.
wait-until = Warten Sie, { $until }{ $time ->
        [none] {""}
       *[other] {" (höchstens "}{ $time })
    }.
wait-until-that = Warten Sie, bis { $until }{ $time ->
        [none] {""}
       *[other] {" (höchstens "}{ $time })
    }.
wait-some-time = Warten Sie { $until }{ $time ->
        [none] {""}
       *[other] {" (höchstens "}{ $time })
    }.
wait-as-written = { $until }{ $time ->
        [none] {""}
       *[other] {" (höchstens "}{ $time })
    }.
wait-verbs = warte warten
wait-conjunctions = bis ehe solange während
wait-times = Augenblick Minute Minuten Moment Sekunde Sekunden Stunde Stunden Tag Tage Weile kurz
wait-at-most = { $time ->
        [none] Warten Sie.
       *[other] Warten Sie höchstens { $time }.
    }
wait-time = { $time ->
        [none] Warten Sie.
       *[other] Warten Sie { $time }.
    }
scan = { $what ->
        [none] Scannen Sie den Code.
       *[other] Scannen Sie { $what }.
    }
sign-in = Melden Sie sich{ $to ->
        [none] {""}
       *[other] {" bei "}{ $to }
    }{ $how ->
        [none] {""}
       *[other] {" "}{ $how }
    } an.
allow = Erlauben Sie { $what }.
deny = Verweigern Sie { $what }.
allow-words = Erlauben Sie dies: { $what }.
deny-words = Verweigern Sie dies: { $what }.
restart = { $thing ->
        [phone] Starten Sie Ihr Telefon neu.
        [computer] Starten Sie Ihren Computer neu.
        [device] Starten Sie Ihr Gerät neu.
       *[other] Starten Sie neu: { $thing }.
    }
install = Installieren Sie { $what }{ $version ->
        [none] {""}
       *[other] {" "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" aus "}{ $from }
    }.
update = Aktualisieren Sie { $what }{ $version ->
        [none] {""}
       *[other] {" auf "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" aus "}{ $from }
    }.
uninstall = Deinstallieren Sie { $what }.
run = Führen Sie { $command } aus.
see = Prüfen Sie, ob Sie { $what } sehen.
read = Lesen Sie { $what }.
go-to = Gehen Sie zu { $what }.
never = Tippen Sie nie auf { $what }{ $reason ->
        [none] .
       *[other] : { $reason }
    }

## Elements

object-details = { $what } ({ $details })
object-place = { $what } ({ $place })
object-place-article = { $what } ({ $place })
object-place-as-written = { $what } { $place }
place-prepositions = am an auf bei im in neben oberhalb rechts links unter unterhalb über vor hinter zwischen
detail-and = { $first }, { $next }
list-and = { $first } und { $next }
list-comma = { $first }, { $next }
kind-button = die Schaltfläche
kind-tab = den Reiter
kind-row = die Zeile
kind-link = den Link
kind-card = die Karte
kind-icon = das Symbol
kind-toggle = den Schalter
kind-checkbox = das Kontrollkästchen
kind-radio = die Auswahl
kind-field = das Feld
kind-picker = die Liste
kind-menu = das Menü
kind-slider = den Regler
kind-image = das Bild
kind-text = den Text
kind-notification = die Benachrichtigung
kind-tile = die Kachel
kind-key = die Taste
kind-other = { $kind }
screen-named = { $kind ->
        [page] die Seite { $title }
        [panel] den Bereich { $title }
        [menu] das Menü { $title }
        [question] die Frage { $title }
        [message] die Meldung { $title }
       *[screen] den Bildschirm { $title }
    }
screen-with = den Bildschirm mit { $what }
screen-unnamed = einen Bildschirm ohne Titel

## Drawings

drawing = { $kind ->
        [page] Die Seite
        [panel] Der Bereich
        [menu] Das Menü
        [question] Die Frage
        [message] Die Meldung
       *[screen] Der Bildschirm
    }{ $title ->
        [none] {""}
       *[other] {" „"}{ $title }“
    }, markiert ist { $what }{ $count ->
        [1] {""}
       *[other] {", Nummer "}{ $place } von { $count }
    }
drawing-label = „{ $label }“
places-top = oben obere oberen oberer oberes
places-bottom = unten untere unteren unterer unteres
places-left = links linke linken linker linkes
places-right = rechts rechte rechten rechter rechtes
places-middle = mitte mittig
places-fill = am an auf bildschirm bildschirms der des die ecke ganz im in rand seite
looks-dots = punkte
looks-lines = striche linien balken
looks-pencil = stift bleistift
looks-gear = zahnrad
looks-search = lupe
looks-plus = plus pluszeichen
looks-cross = kreuz x
looks-arrow = pfeil
looks-lock = schloss vorhängeschloss
looks-person = gesicht kopf person

## The map of the screens

map-act = { $act ->
        [back] Zurück
        [scan] Nach dem Scannen
        [wait] Nach einer Weile
        [restart] Nach dem Neustart
        [sign-in] Nach der Anmeldung
        [swipe] Nach dem Wischen
       *[then] Von selbst
    }
map-untitled = { $kind ->
        [page] Seite
        [panel] Bereich
        [menu] Menü
        [question] Frage
        [message] Meldung
       *[screen] Bildschirm
    }{ $how ->
        [with] {" mit „"}{ $what }“
        [described] {": "}{ $what }
        [after] {" nach „"}{ $what }“
       *[none] {""}
    }
map-first = Erster Bildschirm von { $app }
map-in-app = { $title } ({ $app })
map-titled-with = { $title } mit „{ $what }“
map-titled-after = { $title } nach „{ $what }“

## Branches and groups

choice-intro = Wählen Sie einen Weg:
option-number = Möglichkeit { $number }
try-first = Versuchen Sie zuerst dies
try-next = Wenn das nicht hilft
try-next-titled = Wenn das nicht hilft – { $title }
if-see = Wenn Sie { $what } sehen
if-see-or-for = { $who } oder wenn Sie { $what } sehen
if-not-see = Wenn Sie das nicht sehen
if-words = Wenn { $words }
if-question = { $words } Falls ja
question-verbs = darf dürfen gibt hat haben ist kann können leuchtet muss müssen sehen sind soll sollen steht war waren wird werden
otherwise = Sonst
optional-intro = Wenn Sie möchten:
optional-items-intro = Nach Belieben:
repeat-intro = { $why ->
        [none] So oft wie nötig:
       *[other] Wiederholen Sie { $why }:
    }
within = Zeit: { $time }{ $of ->
        [none] {""}
       *[other] {", gerechnet ab "}{ $of }
    }
within-over = Wenn die Zeit vorbei ist
thing-intro = Auf diesem Gerät: { $thing }
continue-with = Fahren Sie mit { $place } fort.
again-from = Machen Sie noch einmal bei { $place } weiter.
step-place = Schritt { $label }
words-with-place = { $words } ({ $place })

## Times

seconds = { $count ->
        [one] { $count } Sekunde
       *[other] { $count } Sekunden
    }
minutes = { $count ->
        [one] { $count } Minute
       *[other] { $count } Minuten
    }
hours = { $count ->
        [one] { $count } Stunde
       *[other] { $count } Stunden
    }
days = { $count ->
        [one] { $count } Tag
       *[other] { $count } Tage
    }
time-range = { $least } bis { $most }

## Readers
who-on = auf { $name }
who-not-on = nicht auf { $name }
who-with = mit { $name }
who-without = ohne { $name }
who-on-thing = { $who } ({ $thing })
who-as = { $who } ({ $thing })
thing-name = { $thing }
articles = das der die den dem Ihr Ihre Ihrem mein meine
who-condition = für { $name }
who-not-condition = nicht für { $name }
who-and = { $first } { $next }
who-and-if = { $first }, { $next }
who-but = { $first }, aber { $next }
either = entweder { $who }
who-or = { $first }, oder { $next }
parts-or = { $first }; oder { $next }
clause-and = { $first }, und { $next }
who-some = für manche
unverified = Mit einer so neuen Version hat diese Anleitung noch niemand geprüft. Manches kann anders sein.
who-nobody = niemand
more-readers = { $who } und weitere
lower-case-words = alle bis das der die ein eine es für kein keine nichts wenn

who-if = wenn { $clauses }
answer = „{ $answer }“
answer-quoted = „{ $answer }“
question-is = { $behind ->
        [if] { $question } { $answer } ist
       *[unless] { $question } ist { $answer }
    }
question-is-not = { $behind ->
        [if] { $question } nicht { $answer } ist
       *[unless] { $question } ist nicht { $answer }
    }
question-quoted-is = { $behind ->
        [if] bei „{ $question }“ { $answer } gilt
       *[unless] bei „{ $question }“ gilt { $answer }
    }
question-quoted-is-not = { $behind ->
        [if] bei „{ $question }“ nicht { $answer } gilt
       *[unless] bei „{ $question }“ gilt nicht { $answer }
    }
answered-is = { $behind ->
        [if] die Antwort auf „{ $question }“ { $answer } ist
       *[unless] die Antwort auf „{ $question }“ ist { $answer }
    }
answered-is-not = { $behind ->
        [if] die Antwort auf „{ $question }“ nicht { $answer } ist
       *[unless] die Antwort auf „{ $question }“ ist nicht { $answer }
    }
question-applies = { $behind ->
        [if] „{ $question }“ eine Rolle spielt
       *[unless] „{ $question }“ spielt eine Rolle
    }
question-does-not-apply = { $behind ->
        [if] „{ $question }“ keine Rolle spielt
       *[unless] „{ $question }“ spielt keine Rolle
    }

class-question = { $question }: { $answer }
class-everyone = alle
class-unless = alle, { $who }
noun-some = manche Leser
noun-those = Leser { $who }
noun-not-condition = alle außer { $name }
noun-asked = Leser mit der Frage „{ $question }“
noun-not-asked = Leser ohne die Frage „{ $question }“
noun-if = Leser, bei denen { $who }
audience = Für { $who }
audience-everyone = Für alle, { $who }
unsupported = nicht für { $who }
unsupported-if = nicht, { $who }
unsupported-all = für niemanden, { $who }

unless = außer { $clauses }
have = Sie haben { $name }
have-not = Sie haben { $name } nicht
the-device = { $device ->
        [phone] Ihr Telefon
        [computer] Ihr Computer
       *[device] Ihr Gerät
    }
device-is = { $thing } ist { $name }
device-is-not = { $thing } ist nicht { $name }
device-a = ein { $name }
device-series = ein { $name }
device-by = von { $name }
device-other-by = ein anderes von { $name }
device-by-except = von { $name }, aber nicht { $except }
device-known = ein bekanntes
device-other = ein anderes

names-or = { $first } oder { $next }
names-comma = { $first }, { $next }
versioned = { $name } { $version }
run-or-later = { $version } oder neuer
run-after = nach { $version }
run-or-earlier = { $version } oder älter
run-before = vor { $version }
run-to = { $low } bis { $high }
run-to-last = { $low } bis zur letzten { $high }
run-from-before = ab { $low }, aber vor { $high }
run-after-to = nach { $low } bis { $high }
run-after-last = nach { $low } bis zur letzten { $high }
run-after-before = nach { $low }, aber vor { $high }
run-except = { $version ->
        [none] außer { $holes }
       *[other] { $version } außer { $holes }
    }
no-skin = { $form ->
        [noun] die Oberfläche ohne Zusätze
       *[on] der Oberfläche ohne Zusätze
    }
other-skin = { $form ->
        [noun] eine andere Oberfläche
       *[on] einer anderen Oberfläche
    }
maker-devices = { $device ->
        [phone] Telefone
        [computer] Computer
        [model] Modelle
       *[device] Geräte
    }{ $form ->
        [noun] {""}
       *[on] n
    } von { $name }
other-devices-by = { $form ->
        [noun] andere
       *[on] anderen
    } { $device ->
        [phone] Telefone
        [computer] Computer
        [model] Modelle
       *[device] Geräte
    }{ $form ->
        [noun] {""}
       *[on] n
    } von { $name }
devices-by-except = { $device ->
        [phone] Telefone
        [computer] Computer
        [model] Modelle
       *[device] Geräte
    }{ $form ->
        [noun] {""}
       *[on] n
    } von { $name } außer { $except }
known-devices = { $form ->
        [noun] bekannte
       *[on] bekannten
    } { $device ->
        [phone] Telefone
        [computer] Computer
        [model] Modelle
       *[device] Geräte
    }{ $form ->
        [noun] {""}
       *[on] n
    }
other-devices = { $form ->
        [noun] andere
       *[on] anderen
    } { $device ->
        [phone] Telefone
        [computer] Computer
        [model] Modelle
       *[device] Geräte
    }{ $form ->
        [noun] {""}
       *[on] n
    }

differ-by = Was die Schritte unterscheidet: { $criteria }. Bei jedem Schritt steht, für wen er gilt.
criterion-os = System
criterion-skin = Oberfläche
criterion-device = Gerät
criterion-version = Version von { $name }
criterion-question = { $question }
criterion-question-quoted = „{ $question }“

## Questions to a reader

ask-os = { $thing ->
        [none] { $device ->
            [phone] Welches System hat Ihr Telefon?
            [computer] Welches System hat Ihr Computer?
           *[device] Welches System verwenden Sie?
        }
       *[other] Welches System? ({ $thing })
    }
ask-skin = { $thing ->
        [none] Welche Oberfläche des Herstellers haben Sie?
       *[other] Welche Oberfläche des Herstellers? ({ $thing })
    }
ask-version = { $thing ->
        [none] Welche Version von { $name }?
       *[other] Welche Version von { $name }? ({ $thing })
    }
ask-has = { $thing ->
        [none] Haben Sie { $name }?
       *[other] Haben Sie { $name }? ({ $thing })
    }
ask-device = { $thing ->
        [none] { $device ->
            [phone] Welches Telefon haben Sie?
            [computer] Welchen Computer haben Sie?
           *[device] Welches Gerät haben Sie?
        }
       *[other] Welches Modell? ({ $thing })
    }
answer-have = Das habe ich
answer-have-not = Das habe ich nicht
answer-other-skin = Eine andere oder keine
answer-not-asked = Das trifft auf mich nicht zu
help-version-os = { $name ->
        [android] Öffnen Sie „Einstellungen“, dann „Über das Telefon“. Die Nummer steht bei „Android-Version“.
        [harmonyos] Öffnen Sie „Einstellungen“, dann „Über das Telefon“.
        [ios] Öffnen Sie „Einstellungen“, dann „Allgemein“, dann „Info“.
        [ipados] Öffnen Sie „Einstellungen“, dann „Allgemein“, dann „Info“.
        [windows] Drücken Sie Windows + R, tippen Sie „winver“ und drücken Sie die Eingabetaste.
        [macos] Öffnen Sie das Apple-Menü, dann „Über diesen Mac“.
       *[other] {""}
    }
help-version-skin = Öffnen Sie „Einstellungen“, dann „Über das Telefon“.
help-version-app = Suchen Sie in den Einstellungen der App nach „Info“ oder öffnen Sie die Einstellungen des Systems, dann „Apps“, dann „{ $name }“.
help-device = { $device ->
        [computer] Das Modell steht auf dem Computer, auf der Verpackung oder in den Einstellungen.
        [phone] Öffnen Sie „Einstellungen“, dann „Über das Telefon“. Der Name steht auch auf der Verpackung.
       *[device] Das Modell steht auf dem Gerät, auf der Verpackung oder in den Einstellungen.
    }

## What the reader needs

need-thing = { $thing } mit { $names }
need-on = { $what } ({ $thing })

## Words of the targets

quoted = „{ $words }“

word-by-app = Nach App
word-by-topic = Nach Thema
word-cannot-be-undone = Das lässt sich nicht rückgängig machen.
word-checked = Zuletzt geprüft
word-checked-on = auf
word-copied = Kopiert
word-copy = Kopieren
word-date = Datum
word-device = Gerät
word-differs = Die Schritte unterscheiden sich für
word-done = Fertig
word-example = zum Beispiel
word-facts = Fakten
word-go-on = Weiter
word-guides = Anleitungen
word-look-here = Achten Sie auf diese Stelle
word-map = Karte der Bildschirme
word-name = Name
word-needs = Was Sie brauchen
word-no-guides = Es gibt noch keine Anleitungen.
word-not-possible = Nicht möglich
word-note = Hinweis
word-on-this-page = Auf dieser Seite
word-optional = Freiwillig
word-other = Sonstiges
word-path = Sie sind hier
word-other-step = ein Schritt für andere
word-picker = Nur Ihre Schritte zeigen
word-picker-all = Alles zeigen
word-picker-change = Stimmt eine Antwort nicht, ändern Sie sie. Sie können auch alles zeigen und lesen, was für andere gilt.
word-picker-copied = Der Link ist kopiert.
word-picker-copy = Link zu diesen Schritten kopieren
word-picker-next = Nächste Frage
word-picker-not-for = Diese Anleitung gilt nicht für Sie
word-picker-shown = Gezeigt für
word-picker-shown-all = Alles wird gezeigt.
word-picker-suggested = Wie auf diesem Gerät:
word-picker-unknown = Weiß ich nicht
word-picker-update = Für spätere Versionen gibt es Schritte. Sehen Sie nach, ob Sie aktualisieren können, und antworten Sie dann neu.
word-place-bottom = unten
word-place-bottom-left = unten links
word-place-bottom-right = unten rechts
word-place-left = links
word-place-middle = in der Mitte
word-place-right = rechts
word-place-top = oben
word-place-top-left = oben links
word-place-top-right = oben rechts
word-progress = {"{done} von {all} erledigt"}
word-questions = So finden Sie es heraus
word-related = Verwandte Anleitungen
word-result = Ergebnis
word-search = Suche
word-search-found = Gefunden
word-search-hint = Was möchten Sie tun?
word-search-nothing = Nichts gefunden. Versuchen Sie es mit weniger oder anderen Wörtern.
word-secret = geheim
word-show = Zeigen
word-skip = Zum Inhalt springen
word-specialised = Diese Fassung ist nur für
word-start-again = Von vorn
word-step = Schritt
word-steps = Schritte
word-takes = Dauer
word-tick = Erledigt
word-tip = Tipp
word-topics = Themen
word-trouble = Wenn etwas nicht klappt
word-unverified = Noch nicht geprüft
word-values = Was Sie einsetzen
word-values-stay = Was Sie eingeben, bleibt in diesem Tab und ist vergessen, wenn Sie ihn schließen.
word-version = Version
word-video = Video
word-warning = Warnung
word-why = Warum
