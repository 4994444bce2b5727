//! Documents that hold everything a document can hold.

use super::build::*;
use guidec::document::shape::*;

/// A guide with every kind of node, aside, block and inline.
pub(crate) fn leave_plan() -> Document {
    Document {
        products: vec![Product { name: "alipay".into(), label: "Alipay".into(), kind: "app".into() }],
        audience: Some(who("For Android with Alipay 10.2.53 or later")),
        unsupported: vec![Unsupported {
            who: who("Not for EMUI 4"),
            because: vec![paragraph("This version does not show the plan.")],
        }],
        checked: Some(Checked {
            date: Some("2026-03-01".into()),
            on: Some("HONOR 50 with Magic UI 4.2.0.193 and Alipay 10.2.53".into()),
        }),
        needs: vec![
            Need { who: None, blocks: vec![paragraph("Your payment password")] },
            Need {
                who: Some(who("On Android 14 or later")),
                blocks: vec![paragraph("The screen lock's PIN")],
            },
        ],
        takes: Some("2 minutes".into()),
        duration: Some("PT2M".into()),
        goal: vec![paragraph(
            "End your membership of the mutual aid plan, and with it the monthly share of its costs.",
        )],
        topics: vec!["Payments".into(), "Insurance".into()],
        values: vec![
            value("member-name", "The member who leaves", Some("Ada"), false),
            value("password", "Your payment password", None, true),
        ],
        classes: [
            "Android 12 or later with Alipay before 10.5",
            "Android 12 or later with Alipay 10.5 or later",
            "Android 11 or earlier",
        ]
        .map(|words| Class { words: words.into(), readers: facts() })
        .into(),
        always: vec![newer(), warning("Do this only if you have other cover.")],
        body: body(),
        trouble: trouble(),
        abouts: abouts(),
        ..document("leave-mutual-aid", "Leave the mutual aid plan in Alipay")
    }
}

fn newer() -> Aside {
    let blocks = vec![paragraph("Nobody has tried it with a version as new as yours.")];
    Aside { who: Some(who("With Alipay 10.6 or later")), kind: AsideKind::Unverified { blocks } }
}

fn tap_with_drawings() -> Step {
    Step {
        drawings: vec![drawing(None, "Mine"), drawing(Some(who("On Android 14 or later")), "Me")],
        ..step(2, "", vec![text("Tap "), label("Mine"), text(".")])
    }
}

fn facts() -> ReaderSet {
    let run = |label: &str, is: Vec<Run>| Fact {
        thing: None,
        not: false,
        kind: "app".into(),
        name: "alipay".into(),
        label: label.into(),
        is,
    };
    let version = || "10.5".to_owned();
    ReaderSet {
        unless: false,
        any_of: vec![vec![run(
            "Alipay",
            vec![
                Run::Present,
                Run::Absent,
                Run::Exactly { version: version() },
                Run::OrLater { version: version() },
                Run::After { version: version() },
                Run::OrEarlier { version: version() },
                Run::Before { version: version() },
                Run::To { low: version(), high: "11".into(), after: false },
                Run::Between { low: version(), high: "11".into(), after: false },
                Run::Value { name: "honor-50".into(), label: "HONOR 50".into() },
            ],
        )]],
        shortened: false,
    }
}

fn value(name: &str, label: &str, example: Option<&str>, secret: bool) -> Value {
    Value { name: name.into(), label: label.into(), example: example.map(str::to_owned), secret }
}

fn value_inline(label: &str) -> Inline {
    Inline::Value {
        name: "member-name".into(),
        label: label.into(),
        example: Some("Ada".into()),
        secret: false,
    }
}

fn body() -> Vec<Node> {
    let mut open = step(1, "", vec![text("Open "), label("Alipay"), text(".")]);
    open.after = vec![result("You see the home page.")];
    let mut confirm = step(12, "", vec![text("Tap "), label("OK"), text(".")]);
    confirm.cannot_be_undone = true;
    confirm.before = vec![
        aside(AsideKind::Warning {
            blocks: vec![Block::Paragraph {
                inlines: vec![
                    text("Cover for "),
                    value_inline("The member who leaves"),
                    text(" ends as soon as you confirm."),
                ],
            }],
        }),
        Aside { who: Some(who("On Android 14 or later")), kind: AsideKind::Picture { picture: picture() } },
    ];
    confirm.after = vec![
        aside(AsideKind::Why {
            blocks: vec![paragraph("The plan shares its costs among its members each month.")],
        }),
        Aside { who: Some(who("With Alipay 10.5 or later")), kind: note("A message confirms it.").kind },
    ];
    vec![
        Node::Step(Box::new(open)),
        Node::Step(Box::new(tap_with_drawings())),
        variants(),
        Node::Aside(aside(AsideKind::Tip {
            blocks: vec![Block::Paragraph {
                inlines: vec![
                    text("Use the "),
                    link("https://help.example/search?a=1&copy;=2", "search"),
                    text(" if the list is long."),
                ],
            }],
        })),
        choice(),
        Node::Part(Part {
            anchor: "confirm".into(),
            passed_by: vec![],
            title: vec![text("Confirm that you leave")],
            body: vec![
                attempts(),
                look(),
                optional(),
                repeat(),
                within(),
                on_computer(),
                procedure(),
                Node::Step(Box::new(confirm)),
                typed(),
            ],
        }),
        Node::Aside(aside(AsideKind::Video {
            address: "https://video.example/leave".into(),
            title: Some("All steps".into()),
        })),
        end(true, "You have left the plan."),
    ]
}

fn picture() -> Picture {
    Picture {
        path: "img/leave plan.png".into(),
        alt: "The Exit link at the bottom".into(),
        width: Some(1080),
        height: Some(2340),
        marks: vec![Mark { x: 540, y: 1810 }, Mark { x: 200, y: 300 }],
    }
}

fn variants() -> Node {
    let label = Inline::Variants {
        variants: vec![
            InlineVariant { who: who("before 10.5"), inlines: vec![label("Insurance")] },
            InlineVariant { who: who("10.5 or later"), inlines: vec![label("Insurance & aid")] },
        ],
    };
    let newer = vec![
        Node::Step(Box::new(step(1, "3a.", vec![text("Scroll down and tap "), label, text(".")]))),
        branch(
            2,
            "3a.",
            BranchKind::Variants,
            "",
            vec![arm_for(
                "With Alipay before 10.4",
                vec![tap(1, "3a.2a.", "More"), tap(2, "3a.2a.", "Plans")],
            )],
        ),
        tap(3, "3a.", "Mutual Treasure"),
    ];
    let older =
        vec![tap(1, "3b.", "Mutual Treasure"), end(false, "Older phones cannot go on: ask the support.")];
    branch(
        3,
        "",
        BranchKind::Variants,
        "",
        vec![arm_for("On Android 12 or later", newer), arm_for("On Android 11 or earlier", older)],
    )
}

fn choice() -> Node {
    let mut code_step = step(
        1,
        "4b.",
        vec![
            text("Type the code "),
            code("12`34"),
            text(" and press "),
            Inline::Keys { text: "Ctrl + Enter".into() },
            text("."),
        ],
    );
    code_step.after = vec![note("The code is under the picture.")];
    let mut type_it = arm("Type the code", vec![Node::Step(Box::new(code_step)), Node::Jump(jump(false))]);
    type_it.who = Some(who("On Android 12 or later"));
    branch(
        4,
        "",
        BranchKind::Choice,
        "Choose one way:",
        vec![arm("Use the camera", vec![tap(1, "4a.", "Scan")]), type_it],
    )
}

fn jump(back: bool) -> Jump {
    Jump {
        passed_by: vec![],
        text: vec![text(if back { "Go back to step 4." } else { "Continue with step 5." })],
        to: to(None, Some("step-5")),
        back,
    }
}

fn attempts() -> Node {
    branch(
        5,
        "",
        BranchKind::Attempts,
        "",
        vec![
            arm("Try this first", vec![tap(1, "5a.", "Exit")]),
            arm("If that does not work", vec![tap(1, "5b.", "More"), tap(2, "5b.", "Exit")]),
        ],
    )
}

fn look() -> Node {
    let red = vec![tap(1, "6a.", "Later"), Node::Aside(warning("Do not tap Update."))];
    branch(
        6,
        "",
        BranchKind::Look,
        "",
        vec![arm("If you see “Update Alipay”", red), arm("Otherwise", vec![tap(1, "6b.", "Next")])],
    )
}

fn optional() -> Node {
    branch(7, "", BranchKind::Optional, "", vec![arm("", vec![tap(1, "7.", "Read the terms")])])
}

fn repeat() -> Node {
    let body = vec![tap(1, "8.", "Remove"), tap(2, "8.", "OK"), Node::Jump(jump(true))];
    branch(8, "", BranchKind::Repeat, "Repeat for each member:", vec![arm("", body)])
}

fn within() -> Node {
    let arms = vec![
        arm("", vec![tap(1, "9a.", "Confirm")]),
        arm("If the time is over", vec![tap(1, "9b.", "Send again")]),
    ];
    branch(9, "", BranchKind::Within, "Within 8 minutes:", arms)
}

fn on_computer() -> Node {
    let items = vec![branch(
        1,
        "10.",
        BranchKind::OptionalItems,
        "Leave out what you do not need:",
        vec![arm("", vec![tap(1, "10.1.", "A"), tap(2, "10.1.", "B")])],
    )];
    branch(10, "", BranchKind::Thing, "On the computer:", vec![arm("", items)])
}

fn procedure() -> Node {
    branch(11, "", BranchKind::Procedure, "Sign in:", vec![arm("", vec![tap(1, "11.", "Sign in")])])
}

fn typed() -> Node {
    let words = vec![
        text("Type "),
        value_inline("The member who leaves"),
        text(" ("),
        Inline::Strong { inlines: vec![text("not "), Inline::Emphasis { inlines: vec![text("your")] }] },
        text(" name"),
        Inline::Strikethrough { inlines: vec![text("s")] },
        text("), see "),
        reference(
            Reference { kind: Some(DocumentKind::About), ..to(Some("about-alipay"), Some("limits")) },
            "the limits",
        ),
        text(", "),
        reference(to(None, Some("confirm")), "Confirm"),
        text(" or "),
        reference(to(Some("nowhere"), None), "nowhere"),
        Inline::LineBreak,
        text("and wait."),
    ];
    let mut typed = step(13, "", words);
    typed.more = vec![
        paragraph("It takes a moment."),
        Block::List { start: None, items: vec![vec![paragraph("Do not close the app.")]] },
    ];
    typed.copy = Some("Ada".into());
    Node::Step(Box::new(typed))
}

fn trouble() -> Vec<Trouble> {
    vec![Trouble {
        anchor: "old-pin".into(),
        label: Some("T".into()),
        title: vec![text("It still asks for the old PIN")],
        who: Some(who("On Android 12 or later")),
        body: vec![tap(1, "t1.", "Forgot PIN"), Node::Jump(jump(true))],
    }]
}

/// Every kind of block.
pub(crate) fn abouts() -> Vec<About> {
    let cell = |words: &str| vec![text(words)];
    let blocks = vec![
        Block::Paragraph {
            inlines: vec![
                text("Alipay is a "),
                Inline::Emphasis { inlines: vec![text("third-party")] },
                text(" payment platform."),
            ],
        },
        Block::Heading { level: 1, inlines: vec![text("Account limits")] },
        Block::Table {
            alignments: vec![Alignment::Left, Alignment::Right, Alignment::Center, Alignment::None],
            head: vec![cell("Account"), cell("A year"), cell("A day"), cell("Note")],
            rows: vec![
                vec![cell("Class II"), cell("100,000 yuan"), cell("20,000"), vec![code("a|b")]],
                vec![cell("Class III"), cell("1,000 yuan"), vec![], cell("a | b")],
            ],
        },
        Block::List {
            start: None,
            items: vec![
                vec![paragraph("Balance")],
                vec![
                    paragraph("Card"),
                    Block::List {
                        start: Some(3),
                        items: vec![vec![paragraph("credit")], vec![paragraph("debit")]],
                    },
                ],
            ],
        },
        Block::List { start: None, items: vec![vec![paragraph("Another list")]] },
        Block::List {
            start: Some(1),
            items: vec![
                vec![paragraph("First")],
                vec![
                    paragraph("Second"),
                    Block::Code { language: "sh".into(), text: "ls\n\n\necho ```".into() },
                ],
            ],
        },
        Block::Quote {
            blocks: vec![paragraph("“It is simple.”"), Block::Quote { blocks: vec![paragraph("Is it?")] }],
        },
        Block::Rule,
        Block::Code { language: String::new(), text: "plain".into() },
    ];
    vec![About { anchor: "limits".into(), title: vec![text("What Alipay is")], blocks }]
}

/// A page of facts.
pub(crate) fn about_alipay() -> Document {
    Document {
        kind: DocumentKind::About,
        names: vec!["limits".into()],
        abouts: abouts(),
        ..document("about-alipay", "What Alipay is")
    }
}

/// A guide from right to left.
pub(crate) fn hebrew() -> Document {
    let menu = branch(
        2,
        "",
        BranchKind::Variants,
        "",
        vec![
            arm_for("ב־Android 12 ואילך", vec![tap(1, "2a.", "הגדרות"), tap(2, "2a.", "Wi-Fi")]),
            arm_for("ב־Android 11 ומטה", vec![tap(1, "2b.", "עוד")]),
        ],
    );
    Document {
        language: "he".into(),
        direction: Direction::Rtl,
        audience: Some(who("ל־Android")),
        always: vec![warning("אל תכבו את הטלפון.")],
        body: vec![tap(1, "", "תפריט"), menu, end(true, "אישורי הקריאה כבויים.")],
        ..document("read-receipts", "כיבוי אישורי קריאה ב־Signal")
    }
}
