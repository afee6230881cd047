"""A package with many different faults gives all of them in one run, each on its line."""

from pathlib import Path

from graph_loader import checks, package
from tests.packages import write_package

FILES = {
    "sources.csv": """\
id,url,publisher,strength,read_date,title,published_date,quote
src:a,https://example.org/,example.org,primary,2026-11-21,,,
src:b,,example.org,primary,2026-11-21,,,
src:c,example.org,example.org,primary,21/11/2026,,,
""",
    "nodes/country.csv": """\
id,name_en,name_fr,article_en,article_fr,in_fr,aliases,code,subregion_code,subregion_en,source_ids
country:NA,Namibia,Namibie,,la,en Namibie,,NA,018,Southern Africa,src:a
""",
    "nodes/municipality.csv": """\
id,kind,local_term,name_en,name_fr,article_en,article_fr,aliases,country_code,region_codes,\
latitude,longitude,population,geonameid,source_ids
mun:windhoek,city,,Windhoek,,,,,NA,,-22.55941,17.08323,386219,3352136,src:a
mun:paris,city,,Paris,,,,,NA,,48.85341,2.3488,2138551,2988507,src:a
mun:x,hamlet,,,,,,,XX,,91,0,few,,src:z
mun:windhoek,city,,Windhoek again,,,,,NA,,,,,,src:a
""",
    "nodes/organization.csv": """\
id,kind,name_en,name_fr,article_en,article_fr,acronym_en,acronym_fr,aliases,is_collective,founded,\
dissolved,website,seat,country_code,region_codes,source_ids,colour
org:a,network,A,,,,,,,no,,,,,,,,red
Org B,network,B,,,,,,,,,,,,,,src:a,
org:c,network,C,,,,,,,,,,,,,,,
org:d,network,"D
of two lines",,,,,,,,,,,,,,src:a,
org:e,network,E,,,,,,,,,,,,,,src:a
""",
    "claims/member_of.csv": """\
id,from_id,to_id,role,stint,start_date,end_date,has_ended,observed_first,observed_last,rank,\
confidence,detail_en,detail_fr,source_id
clm:1,mun:windhoek,org:a,,,2018-03,2018-02,,,,,stated,,,src:a
clm:2,mun:windhoek,org:a,,,2018,,,2017,2016,,stated,,,src:a
clm:3,mun:windhoek,org:zz,,,,,,,,,stated,,,src:a
clm:4,mun:windhoek,mun:paris,,,,,,,,,stated,,,src:zz
clm:5,org:a,org:a,,,,,,,,first,stated,,,
""",
    "claims/town.csv": "id\n",
    "claims/funds.csv": 'id,from_id\nclm:6,"org:a\n',
    "fixes.csv": """\
table,id,column,from,to,why,source_id
nodes/organization.csv,org:a,seat,Ottawa,Montréal,a slip,src:y
""",
    "expectations.csv": """\
table,column,fewest_rows,most_rows,least_fill
nodes/organization.csv,,100,,
""",
}

EXPECTED = """
claims/funds.csv:2 not_a_table
claims/member_of.csv:2 end_before_start end_date
claims/member_of.csv:3 observation_before_start observed_first
claims/member_of.csv:3 observations_reversed observed_last
claims/member_of.csv:4 unknown_end to_id
claims/member_of.csv:5 unknown_source source_id
claims/member_of.csv:5 wrong_end to_id
claims/member_of.csv:6 bad_number rank
claims/member_of.csv:6 claim_without_source source_id
claims/member_of.csv:6 relation_to_itself to_id
claims/town.csv:0 unknown_table
expectations.csv:2 expectation_missed fewest_rows
fixes.csv:2 fix_matches_nothing
fixes.csv:2 fix_source_unknown source_id
nodes/country.csv:1 missing_column subregion_fr
nodes/municipality.csv:3 coordinates_outside_country latitude
nodes/municipality.csv:4 bad_code country_code
nodes/municipality.csv:4 bad_kind kind
nodes/municipality.csv:4 bad_coordinates latitude
nodes/municipality.csv:4 missing_value name_en
nodes/municipality.csv:4 bad_number population
nodes/municipality.csv:4 entity_source_unknown source_ids
nodes/municipality.csv:5 duplicate_id id
nodes/organization.csv:1 unknown_column colour
nodes/organization.csv:2 bad_boolean is_collective
nodes/organization.csv:3 bad_id id
nodes/organization.csv:7 uneven_row
sources.csv:3 source_without_address url
sources.csv:4 bad_date read_date
sources.csv:4 bad_address url
"""


def test_all_faults_come_at_once_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    tables = {name: text.encode() for name, text in FILES.items()}
    report = checks.check([package.read(write_package(tmp_path / "faulty", tables))])
    found = [
        f"{f.file.removeprefix('faulty/')}:{f.line} {f.code} {f.column}".rstrip()
        for f in report.findings
    ]
    assert found == EXPECTED.split("\n")[1:-1]
    assert len({finding.code for finding in report.findings}) >= 20
    assert not report.is_loadable
