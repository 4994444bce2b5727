//! Codes of the area: text and grammar.

super::codes! {
    errors are Meaning;

    UNREADABLE_TEXT = "E0101" "unreadable-text" Error Needed;
    FORBIDDEN_CHARACTER = "E0102" "forbidden-character" Error Needed;
    FILE_TOO_LARGE = "E0103" "file-too-large" Error Needed;
    TOO_DEEP = "E0104" "too-deep" Error Needed;
    UNCLOSED_BRACE = "E0105" "unclosed-brace" Error;
    SURPLUS_BRACE = "E0106" "surplus-brace" Error;
    UNCLOSED_STRING = "E0107" "unclosed-string" Error;
    UNKNOWN_WORD = "E0108" "unknown-word" Error;
    MISPLACED = "E0109" "misplaced-line" Error;
    STRAY_ARM = "E0110" "stray-arm" Error;
    MISSING_BLOCK = "E0111" "missing-block" Error;
    UNWANTED_BLOCK = "E0112" "unwanted-block" Error;
    MISSING_ARGUMENT = "E0113" "missing-argument" Error;
    WRONG_ARGUMENT = "E0114" "wrong-argument" Error;
    UNEXPECTED_ARGUMENT = "E0115" "unexpected-argument" Error;
    SAID_TWICE = "E0116" "said-twice" Error;
    UNQUOTED_LABEL = "E0117" "unquoted-label" Error;
    RESERVED_NAME = "E0118" "reserved-name" Error;
    BAD_NAME = "E0119" "bad-name" Error;
    BAD_NUMBER = "E0120" "bad-number" Error;
    FOREIGN_SPELLING = "E0121" "foreign-spelling" Error;
    TYPED_NUMBER = "E0122" "typed-number" Error;
    BAD_CONDITION = "E0123" "bad-condition" Error;
    COMMA_IN_CONDITION = "E0124" "comma-in-condition" Error;
    MIXED_AND_OR = "E0125" "mixed-and-or" Error;
    UNCLEAR_NOT = "E0126" "unclear-not" Error;
    OPEN_PARENTHESIS = "E0127" "open-parenthesis" Error;
    TOO_LONG_STATEMENT = "E0140" "too-long-statement" Error Needed;
    EMPTY_FILE = "E0141" "empty-file" Warning;
    UNSAFE_FORMAT = "E0142" "unsafe-format" Error Needed;
    /// A remark allows something and gives no reason.
    ALLOW_WITHOUT_REASON = "E0150" "allow-without-reason" Error Needed;
    /// A remark allows something that is no rule.
    UNKNOWN_RULE = "E0151" "unknown-rule" Error Needed;
    /// A remark allows what no reason can.
    CANNOT_BE_ALLOWED = "E0152" "cannot-be-allowed" Error Needed;
    /// A remark allows what is not found.
    ALLOWS_NOTHING = "E0153" "allows-nothing" Warning;
    /// A remark for guidec that it does not understand.
    UNCLEAR_REMARK = "E0154" "unclear-remark" Error Needed;
    TOO_MANY_ERRORS = "E0199" "too-many-errors" Error Needed;
}
