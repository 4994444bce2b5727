//! Whatever a screen holds: everything stands inside the frame, nothing over anything else, and it can be read.

use super::lay_out;
use crate::document::drawing::fit::{Letters, room};
use crate::document::drawing::scene::{Item, Scene};
use crate::document::drawing::spot::{Height, Side, Spot};
use crate::document::shape::{
    Drawing, DrawnElement, DrawnFrame, DrawnGesture, DrawnKind, DrawnWords, SignKind,
};
use crate::vocabulary::{Direction, ScreenKind};
use proptest::prelude::*;

const KINDS: [DrawnKind; 19] = [
    DrawnKind::Button,
    DrawnKind::Tab,
    DrawnKind::Row,
    DrawnKind::Link,
    DrawnKind::Card,
    DrawnKind::Icon,
    DrawnKind::Toggle,
    DrawnKind::Checkbox,
    DrawnKind::Radio,
    DrawnKind::Field,
    DrawnKind::Picker,
    DrawnKind::Menu,
    DrawnKind::Slider,
    DrawnKind::Image,
    DrawnKind::Text,
    DrawnKind::Notification,
    DrawnKind::Tile,
    DrawnKind::Key,
    DrawnKind::Other,
];

fn item(kind: DrawnKind, label: &str) -> Item {
    Item {
        kind,
        label: Some(label.to_owned()).filter(|label| !label.is_empty()),
        described: false,
        looks: None,
        sign: match kind {
            DrawnKind::Toggle => Some(SignKind::SwitchOff),
            DrawnKind::Checkbox => Some(SignKind::Unticked),
            DrawnKind::Radio => Some(SignKind::Unchosen),
            _ => None,
        },
        spot: Spot::default(),
        further_down: false,
        sometimes: false,
        leads: true,
        marked: false,
        target: false,
    }
}

fn scene(items: Vec<Item>) -> Scene {
    let title = Some("Settings".to_owned());
    Scene {
        frame: DrawnFrame::Phone,
        kind: ScreenKind::Screen,
        title,
        items,
        shortened: false,
        right_to_left: false,
    }
}

fn drawn(scene: &Scene) -> Drawing {
    lay_out(scene, DrawnGesture::Tap, None)
}

/// From where to where words reach, whichever way they run.
fn reach(words: &DrawnWords, letters: Letters, right_to_left: bool) -> (u32, u32) {
    let width = room(&words.text, letters);
    match (words.centered, right_to_left) {
        (true, _) => (words.x.saturating_sub(width.div_ceil(2)), words.x + width.div_ceil(2)),
        (false, false) => (words.x, words.x + width),
        (false, true) => (words.x.saturating_sub(width), words.x),
    }
}

fn overlap(one: &DrawnElement, other: &DrawnElement) -> bool {
    one.x < other.x + other.width
        && other.x < one.x + one.width
        && one.y < other.y + other.height
        && other.y < one.y + one.height
}

/// What is wrong with a drawing.
fn mistakes(drawing: &Drawing, right_to_left: bool) -> Vec<String> {
    let mut found = Vec::new();
    let marked = drawing.elements.iter().filter(|element| element.marked).count();
    if marked != 1 {
        found.push(format!("{marked} elements are marked"));
    }
    for (at, element) in drawing.elements.iter().enumerate() {
        if element.x + element.width > drawing.width || element.y + element.height > drawing.height {
            found.push(format!("outside: {element:?}"));
        }
        if element.words.is_empty() && element.sign.is_none() {
            found.push(format!("empty: {element:?}"));
        }
        let small = matches!(element.kind, DrawnKind::Icon | DrawnKind::Tab | DrawnKind::Image);
        for words in &element.words {
            let letters = if small { Letters::Small } else { Letters::Label };
            let (from, to) = reach(words, letters, right_to_left);
            let inside = from + 1 >= element.x && to <= element.x + element.width + 1;
            if !inside || words.y <= element.y || words.y >= element.y + element.height {
                found.push(format!("words run out: {element:?}"));
            }
        }
        for other in drawing.elements.iter().skip(at + 1).filter(|other| overlap(element, other)) {
            found.push(format!("{element:?} lies over {other:?}"));
        }
        let title_end = drawing.title.iter().map(|line| line.y).max().unwrap_or(0);
        let is_beside = element.y < title_end
            && drawing.title.iter().any(|line| {
                let (from, to) = reach(line, Letters::Title, right_to_left);
                from < element.x + element.width
                    && element.x < to
                    && element.y + element.height > line.y.saturating_sub(8)
            });
        if is_beside {
            found.push(format!("over the title: {element:?}"));
        }
    }
    let points =
        [(drawing.touch.x, drawing.touch.y)].into_iter().chain(drawing.touch.to.map(|to| (to.x, to.y)));
    for (x, y) in points.filter(|(x, y)| *x > drawing.width || *y > drawing.height) {
        found.push(format!("the finger is at {x} {y}"));
    }
    found
}

fn any_item() -> impl Strategy<Value = Item> {
    let height = prop_oneof![3 => Just(None), 1 => Just(Some(Height::Top)), 1 => Just(Some(Height::Bottom))];
    let side = prop_oneof![
        2 => Just(None),
        1 => Just(Some(Side::Start)),
        1 => Just(Some(Side::Middle)),
        1 => Just(Some(Side::End)),
    ];
    let label = prop_oneof![
        "[A-Za-z ]{0,40}",
        Just("设置设置设置设置设置设置设置".to_owned()),
        Just("الإعدادات والخصوصية والأمان".to_owned()),
        Just("W".repeat(60)),
    ];
    let sign = prop_oneof![3 => Just(None), 1 => Just(Some(SignKind::Dots))];
    (0..KINDS.len(), label, (height, side), sign, any::<[bool; 3]>()).prop_map(
        |(kind, label, (height, side), sign, [further_down, sometimes, described])| {
            let plain = item(KINDS[kind], &label);
            let sign = plain.sign.or(sign);
            Item { spot: Spot { height, side }, sign, further_down, sometimes, described, ..plain }
        },
    )
}

fn any_scene() -> impl Strategy<Value = Scene> {
    let frame = prop_oneof![
        4 => Just(DrawnFrame::Phone),
        1 => Just(DrawnFrame::Tablet),
        1 => Just(DrawnFrame::Computer),
        1 => Just(DrawnFrame::Browser),
        1 => Just(DrawnFrame::Watch),
        1 => Just(DrawnFrame::Television),
        1 => Just(DrawnFrame::Device),
    ];
    let kind = prop_oneof![
        3 => Just(ScreenKind::Screen),
        1 => Just(ScreenKind::Dialog),
        1 => Just(ScreenKind::Sheet),
        1 => Just(ScreenKind::Menu),
    ];
    let title = proptest::option::of("[A-Za-z ?]{1,60}");
    (frame, kind, title, prop::collection::vec(any_item(), 1..30), any::<[usize; 2]>(), any::<bool>())
        .prop_map(|(frame, kind, title, mut items, [marked, target], right_to_left)| {
            let (marked, target) = (marked % items.len(), target % items.len());
            items[marked].marked = true;
            items[marked].sometimes = false;
            items[target].target = target != marked;
            Scene { frame, kind, title, items, shortened: false, right_to_left }
        })
}

fn many() -> ProptestConfig {
    let usual = ProptestConfig::default();
    ProptestConfig { cases: usual.cases.max(2_000), ..usual }
}

proptest! {
    #![proptest_config(many())]

    #[test]
    fn everything_has_its_place(scene in any_scene(), way in 0usize..7) {
        let (gesture, direction) = [
            (DrawnGesture::Tap, None),
            (DrawnGesture::Hold, None),
            (DrawnGesture::Type, None),
            (DrawnGesture::Drag, None),
            (DrawnGesture::Swipe, Some(Direction::Left)),
            (DrawnGesture::Swipe, Some(Direction::Right)),
            (DrawnGesture::Swipe, Some(Direction::Up)),
        ][way];
        let drawing = lay_out(&scene, gesture, direction);
        let found = mistakes(&drawing, scene.right_to_left);
        prop_assert!(found.is_empty(), "{found:#?}");
        // At two sides of a head two each, two rows of four tabs, three at the foot, six between.
        prop_assert!(drawing.elements.len() <= 4 + 8 + 3 + 6 && drawing.height < 340, "{drawing:#?}");
    }

    #[test]
    fn right_to_left_is_the_mirror(scene in any_scene()) {
        let ltr = drawn(&Scene { right_to_left: false, ..scene.clone() });
        let rtl = drawn(&Scene { right_to_left: true, ..scene });
        prop_assert_eq!(ltr.height, rtl.height);
        for (one, other) in ltr.elements.iter().zip(&rtl.elements) {
            prop_assert_eq!(one.x + one.width + other.x, ltr.width);
        }
        prop_assert_eq!(ltr.touch.x + rtl.touch.x, ltr.width);
    }
}

#[test]
fn a_sign_has_room_beside_the_words_of_a_dialogs_button() {
    let button = Item { sign: Some(SignKind::Dots), marked: true, ..item(DrawnKind::Button, "A A") };
    let drawing = drawn(&Scene { kind: ScreenKind::Dialog, title: None, ..scene(vec![button]) });
    assert_eq!(mistakes(&drawing, false), Vec::<String>::new());
}

#[test]
fn keys_are_as_high_as_their_words() {
    let key = Item { marked: true, ..item(DrawnKind::Key, "Uu A") };
    assert_eq!(mistakes(&drawn(&Scene { title: None, ..scene(vec![key]) }), false), Vec::<String>::new());
}

#[test]
fn the_marked_element_stands_among_its_neighbours() {
    let mut items: Vec<Item> = (0..20).map(|at| item(DrawnKind::Row, &format!("Row {at}"))).collect();
    items[10].marked = true;
    let drawing = drawn(&scene(items));
    let labels: Vec<&str> = drawing.elements.iter().map(|it| it.words[0].text.as_str()).collect();
    assert_eq!(labels, ["Row 8", "Row 9", "Row 10", "Row 11", "Row 12", "Row 13"]);
    assert_eq!(drawing.more.len(), 2);
}

#[test]
fn what_is_further_down_stands_behind_what_was_scrolled() {
    let near = item(DrawnKind::Row, "Near");
    let far = Item { further_down: true, marked: true, ..item(DrawnKind::Row, "Far") };
    let drawing = drawn(&scene(vec![far, near]));
    let labels: Vec<&str> = drawing.elements.iter().map(|it| it.words[0].text.as_str()).collect();
    assert_eq!(labels, ["Near", "Far"]);
    let [gap] = drawing.more.as_slice() else { panic!("{drawing:?}") };
    assert!(drawing.elements[0].y < gap.y && gap.y < drawing.elements[1].y);
}

#[test]
fn places_are_where_the_author_says() {
    let at = |height, side| Spot { height: Some(height), side: Some(side) };
    let items = vec![
        Item { marked: true, ..item(DrawnKind::Row, "Row") },
        Item { spot: at(Height::Top, Side::End), ..item(DrawnKind::Icon, "More") },
        Item { spot: at(Height::Top, Side::Start), ..item(DrawnKind::Icon, "Back") },
        Item { spot: at(Height::Bottom, Side::End), ..item(DrawnKind::Button, "Write") },
        item(DrawnKind::Tab, "Home"),
    ];
    let drawing = drawn(&scene(items.clone()));
    let [row, more, back, write, home] =
        [DrawnKind::Row, DrawnKind::Icon, DrawnKind::Icon, DrawnKind::Button, DrawnKind::Tab]
            .iter()
            .enumerate()
            .map(|(at, kind)| {
                let mut of_kind: Vec<_> = drawing.elements.iter().filter(|it| it.kind == *kind).collect();
                of_kind.sort_by_key(|it| std::cmp::Reverse(it.x));
                of_kind[usize::from(at == 2)]
            })
            .collect::<Vec<_>>()
            .try_into()
            .unwrap();
    assert!(back.x < drawing.width / 3 && more.x > drawing.width * 2 / 3);
    assert!(more.y < row.y && row.y < write.y && write.y < home.y);
    assert!(write.x > drawing.width / 3);
}

#[test]
fn a_swipe_goes_where_it_goes_whichever_way_lines_run() {
    for right_to_left in [false, true] {
        let row = Item { marked: true, ..item(DrawnKind::Row, "Letter") };
        let scene = Scene { right_to_left, ..scene(vec![row]) };
        let touch = lay_out(&scene, DrawnGesture::Swipe, Some(Direction::Left)).touch;
        assert!(touch.to.unwrap().x < touch.x, "{touch:?}");
    }
}
