# كل ما يضيفه guidec إلى كلام صاحب الدليل، بالعربية.

## Steps

tap = اضغط على { $what }.
click = انقر على { $what }.
tap-it = اضغط عليه.
click-it = انقر عليه.
tap-again = اضغط على { $what } مرة أخرى.
click-again = انقر على { $what } مرة أخرى.
tap-opened = اضغط على { $what } في النافذة التي تظهر.
click-opened = انقر على { $what } في النافذة التي تظهر.
tap-times = اضغط على { $what } { $times ->
        [one] مرة واحدة
        [two] مرتين
        [few] { $times } مرات
       *[other] { $times } مرة
    }.
click-times = انقر على { $what } { $times ->
        [one] مرة واحدة
        [two] مرتين
        [few] { $times } مرات
       *[other] { $times } مرة
    }.
double-tap = اضغط مرتين متتاليتين على { $what }.
double-click = انقر نقرًا مزدوجًا على { $what }.
hold = اضغط مطولًا على { $what }.
then = { $first }، ثم { $next }
then-scroll = { $first }، ثم مرّر إلى { $next }
scroll-first = مرّر لأسفل. { $sentence }
swipe = مرّر إصبعك{ $direction ->
        [up] {" إلى أعلى"}
        [down] {" إلى أسفل"}
        [left] {" إلى اليسار"}
        [right] {" إلى اليمين"}
       *[none] {""}
    }{ $on ->
        [none] {""}
       *[other] {" على "}{ $on }
    }{ $from ->
        [none] {""}
       *[other] {" من "}{ $from }
    }.
swipe-over = مرّر إصبعك على { $what }.
scroll-to = مرّر إلى { $what }.
scroll = { $direction ->
        [up] مرّر لأعلى.
        [left] مرّر إلى اليسار.
        [right] مرّر إلى اليمين.
       *[down] مرّر لأسفل.
    }
drag-it = اسحب { $what }.
drag = اسحب { $what } إلى { $to }.
type = اكتب { $text }{ $into ->
        [none] {""}
       *[other] {" في "}{ $into }
    }.
choose = اختر { $what }{ $in ->
        [none] {""}
       *[other] {" في "}{ $in }
    }.
turn-on = شغّل { $what }.
turn-off = أوقف { $what }.
turn-on-all = { $except ->
        [none] شغّل كل شيء.
       *[other] شغّل كل شيء ما عدا { $except }.
    }
turn-off-all = { $except ->
        [none] أوقف كل شيء.
       *[other] أوقف كل شيء ما عدا { $except }.
    }
tick = ضع علامة عند { $what }.
untick = أزل العلامة عند { $what }.
press = { $time ->
        [none] اضغط { $keys }.
       *[other] اضغط { $keys } لمدة { $time }.
    }
open = افتح { $what }.
return-to = ارجع إلى { $what }.
back = ارجع.
wait-until = انتظر { $until }{ $time ->
        [none] {""}
       *[other] {" (حتى "}{ $time })
    }.
wait-until-that = انتظر حتى { $until }{ $time ->
        [none] {""}
       *[other] {" (حتى "}{ $time })
    }.
wait-some-time = انتظر { $until }{ $time ->
        [none] {""}
       *[other] {" (حتى "}{ $time })
    }.
wait-as-written = { $until }{ $time ->
        [none] {""}
       *[other] {" (حتى "}{ $time })
    }.
wait-verbs = انتظر انتظري انتظروا
wait-conjunctions = إلى حتى ريثما
wait-times = أيام برهة ثانية ثوان ثوانٍ دقائق دقيقة دقيقتين ساعات ساعة ساعتين قليلا قليلًا لحظات لحظة مدة وقت يوم يومين
wait-at-most = { $time ->
        [none] انتظر.
       *[other] انتظر مدة لا تزيد على { $time }.
    }
wait-time = { $time ->
        [none] انتظر.
       *[other] انتظر { $time }.
    }
scan = { $what ->
        [none] امسح الرمز.
       *[other] امسح { $what }.
    }
sign-in = سجّل الدخول{ $to ->
        [none] {""}
       *[other] {" إلى "}{ $to }
    }{ $how ->
        [none] {""}
       *[other] {" "}{ $how }
    }.
allow = اسمح بـ { $what }.
deny = ارفض { $what }.
allow-words = اسمح بما يلي: { $what }.
deny-words = ارفض ما يلي: { $what }.
restart = { $thing ->
        [phone] أعد تشغيل هاتفك.
        [computer] أعد تشغيل حاسوبك.
        [device] أعد تشغيل جهازك.
       *[other] أعد تشغيل { $thing }.
    }
install = ثبّت { $what }{ $version ->
        [none] {""}
       *[other] {" "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" من "}{ $from }
    }.
update = حدّث { $what }{ $version ->
        [none] {""}
       *[other] {" إلى "}{ $version }
    }{ $from ->
        [none] {""}
       *[other] {" من "}{ $from }
    }.
uninstall = أزل { $what }.
run = نفّذ { $command }.
see = تأكد من أنك ترى { $what }.
read = اقرأ { $what }.
go-to = انتقل إلى { $what }.
never = لا تضغط أبدًا على { $what }{ $reason ->
        [none] .
       *[other] : { $reason }
    }

## Elements

object-details = { $what } ({ $details })
object-place = { $what } في { $place }
object-place-article = { $what } في { $place }
object-place-as-written = { $what } { $place }
place-prepositions = في على تحت فوق بجانب أعلى أسفل بين أمام خلف عند قرب
detail-and = { $first }، { $next }
list-and = { $first } و{ $next }
list-comma = { $first }، { $next }
kind-button = الزر
kind-tab = علامة التبويب
kind-row = السطر
kind-link = الرابط
kind-card = البطاقة
kind-icon = الأيقونة
kind-toggle = المفتاح
kind-checkbox = خانة الاختيار
kind-radio = الخيار
kind-field = الحقل
kind-picker = القائمة
kind-menu = القائمة
kind-slider = شريط التمرير
kind-image = الصورة
kind-text = النص
kind-notification = الإشعار
kind-tile = المربع
kind-key = المفتاح
kind-other = { $kind }
screen-named = { $kind ->
        [page] الصفحة { $title }
        [panel] اللوحة { $title }
        [menu] القائمة { $title }
        [question] السؤال { $title }
        [message] الرسالة { $title }
       *[screen] الشاشة { $title }
    }
screen-with = الشاشة التي فيها { $what }
screen-unnamed = شاشة بلا عنوان

## Branches and groups

choice-intro = اختر طريقة واحدة:
option-number = الخيار { $number }
try-first = جرّب هذا أولًا
try-next = إذا لم ينجح ذلك
try-next-titled = إذا لم ينجح ذلك – { $title }
if-see = إذا رأيت { $what }
if-see-or-for = { $who }، أو إذا رأيت { $what }
if-not-see = إذا لم تره
if-words = إذا { $words }
if-question = { $words } إذا كان الجواب نعم
question-verbs = ألا أليس هل
otherwise = وإلا
optional-intro = إن شئت:
optional-items-intro = ما شئت مما يلي:
repeat-intro = { $why ->
        [none] كلما احتجت:
       *[other] كرّر { $why }:
    }
within = خلال { $time }{ $of ->
        [none] {""}
       *[other] {" من "}{ $of }
    }
within-over = إذا انتهى الوقت
thing-intro = على { $thing }:
continue-with = تابع من { $place }.
again-from = أعد ابتداءً من { $place }.
step-place = الخطوة { $label }

## Times

seconds = { $count ->
        [one] ثانية واحدة
        [two] ثانيتان
        [few] { $count } ثوانٍ
       *[other] { $count } ثانية
    }
minutes = { $count ->
        [one] دقيقة واحدة
        [two] دقيقتان
        [few] { $count } دقائق
       *[other] { $count } دقيقة
    }
hours = { $count ->
        [one] ساعة واحدة
        [two] ساعتان
        [few] { $count } ساعات
       *[other] { $count } ساعة
    }
days = { $count ->
        [one] يوم واحد
        [two] يومان
        [few] { $count } أيام
       *[other] { $count } يومًا
    }
time-range = { $least } إلى { $most }

## Readers

who-on = على { $name }
who-not-on = ليس على { $name }
who-with = مع { $name }
who-without = بدون { $name }
who-on-thing = { $who } على { $thing }
thing-name = { $thing }
articles = هاتفك حاسوبك جهازك
who-as = مع { $name } ({ $thing })
who-not-as = بدون { $name } ({ $thing })
who-question = إذا كان { $question }: { $answer }
who-not-question = إذا لم يكن { $question }: { $answer }
who-question-quoted = إذا كان «{ $question }»: «{ $answer }»
who-not-question-quoted = إذا لم يكن «{ $question }»: «{ $answer }»
who-not-asked = إذا لم ينطبق { $question }
who-asked = إذا انطبق { $question }
who-condition = لـ { $name }
who-not-condition = ليس لـ { $name }
who-and = { $first } { $next }
who-but = { $first } لكن { $next }
who-or = { $first}، أو { $next }
who-some = لبعض القراء
more-readers = { $who } وغيرهم
lower-case-words = -
class-question = { $question }: { $answer }
class-everyone = الجميع
class-unless = الجميع باستثناء { $who }
audience = لـ { $who }
audience-unless = للجميع { $who }
unless-device = إلا إذا كان { $thing ->
        [phone] هاتفك
        [computer] حاسوبك
        [device] جهازك
       *[other] { $thing }
    } { $name }
unless-have = إلا إذا كان لديك { $name }
unless-question = إلا إذا كان { $question }: { $answer }
unless-question-quoted = إلا إذا كان «{ $question }»: «{ $answer }»
unless = باستثناء { $who }
names-or = { $first } أو { $next }
names-comma = { $first }، { $next }
versioned = { $name } { $version }
run-or-later = { $version } أو أحدث
run-after = بعد { $version }
run-or-earlier = { $version } أو أقدم
run-before = قبل { $version }
run-to = من { $low } إلى { $high }
run-from-before = { $low } أو أحدث وقبل { $high }
run-after-to = بعد { $low } وحتى { $high }
run-after-before = بعد { $low } وقبل { $high }
no-skin = الواجهة الأصلية
other-skin = واجهة أخرى
maker-devices = أجهزة { $name }
other-devices-by = أجهزة { $name } الأخرى
known-devices = الأجهزة المعروفة
other-devices = الأجهزة الأخرى

## What the reader needs

need-thing = { $thing }: { $names }
need-on = { $what } على { $thing }

## Words of the targets

word-by = بواسطة
word-cannot-be-undone = لا يمكن التراجع عن هذا.
word-checked = آخر فحص
word-checked-on = على
word-classes-omitted = أنواع القراء أكثر من أن تُسرد؛ كل خطوة تذكر لمن هي.
word-date = التاريخ
word-device = الجهاز
word-differs = تختلف الخطوات لـ
word-done = تم
word-example = مثلًا
word-facts = حقائق
word-guides = الأدلة
word-look-here = انظر هنا
word-needs = ما تحتاج إليه
word-no-guides = لا توجد أدلة بعد.
word-not-possible = غير ممكن
word-note = ملاحظة
word-on-this-page = في هذه الصفحة
word-optional = اختياري
word-place-bottom = في الأسفل
word-place-bottom-left = أسفل اليسار
word-place-bottom-right = أسفل اليمين
word-place-left = على اليسار
word-place-middle = في الوسط
word-place-right = على اليمين
word-place-top = في الأعلى
word-place-top-left = أعلى اليسار
word-place-top-right = أعلى اليمين
word-questions = كيف تعرف الجواب
word-result = النتيجة
word-secret = سري
word-skip = انتقل إلى المحتوى
word-specialised = هذه النسخة مخصصة لـ
word-steps = الخطوات
word-takes = المدة
word-tip = نصيحة
word-topics = المواضيع
word-trouble = إذا حدثت مشكلة
word-unsupported = ليس لـ
word-values = ما تملؤه
word-version = الإصدار
word-video = فيديو
word-warning = تحذير
word-why = السبب
