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

## Drawings

drawing = { $kind ->
        [page] الصفحة
        [panel] اللوحة
        [menu] القائمة
        [question] السؤال
        [message] الرسالة
       *[screen] الشاشة
    }{ $title ->
        [none] {""}
       *[other] {" «"}{ $title }»
    }، مع تمييز { $what }{ $count ->
        [1] {""}
       *[other] {"، رقم "}{ $place } من { $count }
    }
drawing-label = «{ $label }»
places-top = أعلى الأعلى العلوي العلوية فوق
places-bottom = أسفل الأسفل السفلي السفلية تحت
places-left = يسار اليسار أيسر الأيسر اليسرى
places-right = يمين اليمين أيمن الأيمن اليمنى
places-middle = وسط الوسط منتصف المنتصف
places-fill = في على إلى من الشاشة الصفحة الزاوية الركن الجانب
looks-dots = نقاط
looks-lines = خطوط أشرطة
looks-pencil = قلم
looks-gear = ترس
looks-search = عدسة مكبرة
looks-plus = زائد
looks-cross = إكس
looks-arrow = سهم
looks-lock = قفل
looks-person = وجه شخص

## The map of the screens

map-act = { $act ->
        [back] رجوع
        [scan] بعد المسح
        [wait] بعد قليل
        [restart] بعد إعادة التشغيل
        [sign-in] بعد تسجيل الدخول
        [swipe] بعد السحب
       *[then] تلقائيًا
    }
map-untitled = { $kind ->
        [page] صفحة
        [panel] لوحة
        [menu] قائمة
        [question] سؤال
        [message] رسالة
       *[screen] شاشة
    }{ $how ->
        [with] {" فيها «"}{ $what }»
        [described] {": "}{ $what }
        [after] {" بعد «"}{ $what }»
       *[none] {""}
    }
map-first = أول شاشة في { $app }
map-in-app = { $title } ({ $app })
map-titled-with = { $title } فيها «{ $what }»
map-titled-after = { $title } بعد «{ $what }»

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
words-with-place = { $words } ({ $place })

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
who-as = { $who } ({ $thing })
thing-name = { $thing }
articles = هاتفك حاسوبك جهازك
who-condition = لـ { $name }
who-not-condition = ليس لـ { $name }
who-and = { $first } { $next }
who-and-if = { $first } { $next }
who-but = { $first } لكن { $next }
either = إما { $who }
who-or = { $first }، أو { $next }
parts-or = { $first }؛ أو { $next }
clause-and = { $first }، و{ $next }
who-some = لبعض القراء
unverified = لم يفحص أحد هذا الدليل بعد بإصدار حديث كهذا. قد تكون بعض الأشياء قد تغيّرت.
who-nobody = لا أحد
more-readers = { $who } وغيرهم
lower-case-words = -

who-if = إذا { $clauses }
answer = «{ $answer }»
answer-quoted = «{ $answer }»
question-is = كان { $question } { $answer }
question-is-not = لم يكن { $question } { $answer }
question-quoted-is = كان «{ $question }» { $answer }
question-quoted-is-not = لم يكن «{ $question }» { $answer }
answered-is = كان الجواب عن «{ $question }» { $answer }
answered-is-not = لم يكن الجواب عن «{ $question }» { $answer }
question-applies = كان «{ $question }» ينطبق
question-does-not-apply = كان «{ $question }» لا ينطبق

class-question = { $question }: { $answer }
class-everyone = الجميع
class-unless = الجميع { $who }
noun-some = بعض القراء
noun-those = القراء { $who }
noun-not-condition = الجميع ما عدا { $name }
noun-asked = من يُسألون «{ $question }»
noun-not-asked = من لا يُسألون «{ $question }»
noun-if = القراء إذا { $who }
audience = لـ { $who }
audience-everyone = للجميع { $who }
unsupported = ليس لـ { $who }
unsupported-if = ليس { $who }
unsupported-all = ليس لأحد { $who }

unless = إلا إذا { $clauses }
have = كان لديك { $name }
have-not = لم يكن لديك { $name }
the-device = { $device ->
        [phone] هاتفك
        [computer] حاسوبك
       *[device] جهازك
    }
device-is = كان { $thing } { $name }
device-is-not = لم يكن { $thing } { $name }
device-a = { $name }
device-series = { $name }
device-by = من { $name }
device-other-by = جهازًا آخر من { $name }
device-by-except = من { $name } لا { $except }
device-known = جهازًا معروفًا
device-other = جهازًا آخر

names-or = { $first } أو { $next }
names-comma = { $first }، { $next }
versioned = { $name } { $version }
run-or-later = { $version } أو أحدث
run-after = بعد { $version }
run-or-earlier = { $version } أو أقدم
run-before = قبل { $version }
run-to = من { $low } إلى { $high }
run-to-last = من { $low } إلى آخر { $high }
run-from-before = من { $low } إلى ما قبل { $high }
run-after-to = بعد { $low } وحتى { $high }
run-after-last = بعد { $low } وحتى آخر { $high }
run-after-before = بعد { $low } وقبل { $high }
run-except = { $version ->
        [none] ما عدا { $holes }
       *[other] { $version } ما عدا { $holes }
    }
no-skin = الواجهة الأصلية
other-skin = واجهة أخرى
maker-devices = { $device ->
        [phone] هواتف
        [computer] حواسيب
        [model] طرازات
       *[device] أجهزة
    } { $name }
other-devices-by = { $device ->
        [phone] هواتف
        [computer] حواسيب
        [model] طرازات
       *[device] أجهزة
    } { $name } الأخرى
devices-by-except = { $device ->
        [phone] هواتف
        [computer] حواسيب
        [model] طرازات
       *[device] أجهزة
    } { $name } ما عدا { $except }
known-devices = { $device ->
        [phone] الهواتف المعروفة
        [computer] الحواسيب المعروفة
        [model] الطرازات المعروفة
       *[device] الأجهزة المعروفة
    }
other-devices = { $device ->
        [phone] الهواتف الأخرى
        [computer] الحواسيب الأخرى
        [model] الطرازات الأخرى
       *[device] الأجهزة الأخرى
    }

differ-by = تختلف الخطوات بحسب { $criteria }؛ كل خطوة تذكر لمن هي.
criterion-os = النظام
criterion-skin = الواجهة
criterion-device = الجهاز
criterion-version = إصدار { $name }
criterion-question = { $question }
criterion-question-quoted = «{ $question }»

## Questions to a reader

ask-os = { $thing ->
        [none] ما نظام التشغيل لديك؟
       *[other] ما نظام التشغيل على { $thing }؟
    }
ask-skin = { $thing ->
        [none] ما واجهة الشركة المصنّعة لديك؟
       *[other] ما واجهة الشركة المصنّعة على { $thing }؟
    }
ask-version = { $thing ->
        [none] ما إصدار { $name } لديك؟
       *[other] ما إصدار { $name } على { $thing }؟
    }
ask-has = { $thing ->
        [none] هل لديك { $name }؟
       *[other] هل { $name } موجود على { $thing }؟
    }
ask-device = { $thing ->
        [none] { $device ->
            [phone] ما هاتفك؟
            [computer] ما حاسوبك؟
           *[device] ما جهازك؟
        }
       *[other] ما طراز { $thing }؟
    }
answer-have = لديّ
answer-have-not = ليس لديّ
answer-other-skin = واجهة أخرى، أو لا شيء
answer-not-asked = هذا لا ينطبق عليّ
help-version-os = { $name ->
        [android] افتح «الإعدادات» ثم «حول الهاتف». الرقم بجانب «إصدار Android».
        [harmonyos] افتح «الإعدادات» ثم «حول الهاتف».
        [ios] افتح «الإعدادات» ثم «عام» ثم «حول».
        [ipados] افتح «الإعدادات» ثم «عام» ثم «حول».
        [windows] اضغط Windows + R واكتب «winver» ثم اضغط Enter.
        [macos] افتح قائمة Apple ثم «حول هذا الـ Mac».
       *[other] {""}
    }
help-version-skin = افتح «الإعدادات» ثم «حول الهاتف».
help-version-app = ابحث عن «حول» في إعدادات التطبيق، أو افتح إعدادات النظام ثم «التطبيقات» ثم «{ $name }».
help-device = { $device ->
        [computer] الطراز مكتوب على الحاسوب أو على علبته أو في إعداداته.
        [phone] افتح «الإعدادات» ثم «حول الهاتف». الاسم مكتوب أيضًا على العلبة.
       *[device] الطراز مكتوب على الجهاز أو على علبته أو في إعداداته.
    }

## What the reader needs

need-thing = { $thing }: { $names }
need-on = { $what } على { $thing }

## Words of the targets

quoted = «{ $words }»

word-by-app = حسب التطبيق
word-by-topic = حسب الموضوع
word-cannot-be-undone = لا يمكن التراجع عن هذا.
word-checked = آخر فحص
word-checked-on = على
word-copied = تم النسخ
word-copy = نسخ
word-date = التاريخ
word-device = الجهاز
word-differs = تختلف الخطوات لـ
word-done = تم
word-example = مثلًا
word-facts = حقائق
word-go-on = متابعة
word-guides = الأدلة
word-look-here = انظر هنا
word-map = خريطة الشاشات
word-name = الاسم
word-needs = ما تحتاج إليه
word-no-guides = لا توجد أدلة بعد.
word-not-possible = غير ممكن
word-note = ملاحظة
word-on-this-page = في هذه الصفحة
word-optional = اختياري
word-other = أخرى
word-path = أنت هنا
word-other-step = خطوة لغيرك
word-picker = عرض خطواتك فقط
word-picker-all = عرض كل شيء
word-picker-change = إن كانت إحدى الإجابات خاطئة فغيّرها. يمكنك أيضًا عرض كل شيء وقراءة ما هو لغيرك.
word-picker-copied = نُسخ الرابط.
word-picker-copy = نسخ رابط لهذه الخطوات
word-picker-next = السؤال التالي
word-picker-not-for = هذا الدليل ليس لك
word-picker-shown = المعروض لـ
word-picker-shown-all = كل شيء معروض.
word-picker-suggested = كما على هذا الجهاز:
word-picker-unknown = لا أعرف
word-picker-update = توجد خطوات للإصدارات الأحدث. تحقق مما إذا كان التحديث ممكنًا ثم أجب من جديد.
word-place-bottom = في الأسفل
word-place-bottom-left = أسفل اليسار
word-place-bottom-right = أسفل اليمين
word-place-left = على اليسار
word-place-middle = في الوسط
word-place-right = على اليمين
word-place-top = في الأعلى
word-place-top-left = أعلى اليسار
word-place-top-right = أعلى اليمين
word-progress = {"تم {done} من {all}"}
word-questions = كيف تعرف الجواب
word-related = أدلة ذات صلة
word-result = النتيجة
word-search = بحث
word-search-found = النتائج
word-search-hint = ماذا تريد أن تفعل؟
word-search-nothing = لا توجد نتائج. جرّب كلمات أقل أو كلمات أخرى.
word-secret = سري
word-show = إظهار
word-skip = انتقل إلى المحتوى
word-specialised = هذه النسخة مخصصة لـ
word-start-again = البدء من جديد
word-step = الخطوة
word-steps = الخطوات
word-takes = المدة
word-tick = تم
word-tip = نصيحة
word-topics = المواضيع
word-trouble = إذا حدثت مشكلة
word-unverified = لم يُفحص بعد
word-values = ما تملؤه
word-values-stay = يبقى ما تكتبه في علامة التبويب هذه ويُنسى عند إغلاقها.
word-version = الإصدار
word-video = فيديو
word-warning = تحذير
word-why = السبب
