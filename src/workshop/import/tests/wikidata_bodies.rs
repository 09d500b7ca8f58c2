//! Bodies in answers of the query service.

use super::wikidata::answer;
use super::{check, options};
use crate::workshop::import::Format;

#[test]
fn bodies_get_names_by_their_sort() {
    let body = [
        "body=Q7",
        "country=Q145",
        "types=agency|regulator",
        "names=label@en=Space Office\tlabel@de=Raumfahrtamt\talias@en=SO\talias@en=National Office of Space\t\
         short@en=SpaceOff\tofficial@en=The Royal Space Office\tlabel@mul=Space Office",
        "start=2001-01-01T00:00:00Z",
        "startPrecision=9",
        "parent=Q8",
        "successor=Q1234",
    ];
    let ministry = [
        "body=Q8",
        "country=Q145",
        "types=department",
        "names=label@en=Ministry of Space\tofficial@en=Ministry of Space of the United Kingdom\talias@en=British Ministry of Space\talias@simple@=bad",
    ];
    check(
        Format::Wikidata,
        options(),
        &[&answer(&[&body, &ministry])],
        &[
            "agencies/entities.tsv: gb-ministry-of-space|Ministry of Space|department|GB|||||Q8|new",
            "agencies/entities.tsv: gb-space-office|Space Office|regulator|GB|gb-ministry-of-space|2001||gb-ofcom|Q7|new",
            "agencies/names.tsv: gb-ministry-of-space|British Ministry of Space|name|en|initial|weak|||new",
            "agencies/names.tsv: gb-ministry-of-space|Ministry of Space|name|en|initial|weak|||new",
            "agencies/names.tsv: gb-ministry-of-space|Ministry of Space of the United Kingdom|official|en|initial|strong|||new",
            "agencies/names.tsv: gb-space-office|National Office of Space|name|en|initial|weak|||new",
            "agencies/names.tsv: gb-space-office|Raumfahrtamt|name|de|initial|weak|||new",
            "agencies/names.tsv: gb-space-office|Royal Space Office|official|en|initial|strong|||new",
            "agencies/names.tsv: gb-space-office|SO|acronym|und|exact|weak|||new",
            "agencies/names.tsv: gb-space-office|Space Office|name|und|initial|strong|||new",
            "agencies/names.tsv: gb-space-office|SpaceOff|short|en|initial|weak|||new",
        ],
    );
}

#[test]
fn a_known_body_keeps_its_id_and_gains_names() {
    let by_item =
        ["body=Q1234", "country=Q145", "types=regulator", "names=label@en=Ofcom\talias@en=OFC"];
    let by_name = ["body=Q99", "country=Q145", "types=department", "names=label@en=Home Office"];
    let ended = [
        "body=Q1234",
        "country=Q145",
        "types=regulator",
        "names=label@en=Ofcom",
        "end=2020-01-01T00:00:00Z",
        "endPrecision=9",
    ];
    check(
        Format::Wikidata,
        options(),
        &[&answer(&[&by_item, &by_name])],
        &[
            "agencies/entities.tsv: gb-home-office|Home Office|department|GB|||||Q99|x|new",
            "agencies/names.tsv: gb-ofcom|OFC|acronym|und|exact|weak|||new",
            "agencies/names.tsv: gb-ofcom|Ofcom|name|en|initial|weak|||new",
        ],
    );
    check(
        Format::Wikidata,
        options(),
        &[&answer(&[&ended])],
        &[
            "conflict: source1: record 1: an end that the dictionary lacks: gb-ofcom: the dictionary knows no end, the source 2020",
        ],
    );
}
