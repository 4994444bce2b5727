//! Real versions in the order that people expect: every row of the table, under schemes that are declared as data.

use super::fixtures::of_product;

#[test]
fn every_row_of_the_table_holds() {
    let table = include_str!("version-order.tsv");
    let mut rows = 0;
    for row in table.lines().skip(1) {
        let [product, left, relation, right] = row.split('\t').collect::<Vec<_>>()[..] else {
            panic!("four columns: {row}");
        };
        let scheme = of_product(product);
        let read = |text| scheme.literal(text).unwrap_or_else(|error| panic!("{product} {text}: {error:?}"));
        let (a, b) = (read(left), read(right));
        match relation {
            "<" => {
                assert!(a.version < b.version, "{row}");
                assert!(a.or_later().contains(&b.version), "{row}");
            }
            "=" => {
                assert_eq!(a.version, b.version, "{row}");
                assert!(a.exactly().contains(&b.version) && b.exactly().contains(&a.version), "{row}");
            }
            other => panic!("relation {other}"),
        }
        rows += 1;
    }
    assert_eq!(rows, 55);
}
