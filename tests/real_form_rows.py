"""What real forms ask about learning, needs and changes, a filled example for each row (spec/domain/real-forms.md)."""

from __future__ import annotations

from typing import Any

FORM_ROWS: dict[str, tuple[str, dict[str, Any]]] = {
    "RF03": (
        "england-primary-draft",
        {
            "child.year_group": "5",
            "wellbeing.sdq": [
                {
                    "on": "2025-10-12", "informant": "carer", "total": "19", "emotional": "7", "conduct": "3",
                    "hyperactivity": "6", "peer": "3", "prosocial": "8",
                    "action": {"cy": "Cwnsela bob wythnos", "en": "Counselling every week"},
                },
                {"on": "2026-02-03", "informant": "school", "total": "16", "action": {"cy": "Dim", "en": "None"}},
            ],
        },
    ),
    "RF08 England": (
        "england-primary-draft",
        {
            "child.year_group": "R",
            "setting.funded_hours": "15",
            "progress.two_year_check": {"on": "2022-10-01", "outcome": {"cy": "Siarad yn hwyr", "en": "Late speech"}},
            "progress.early_years": [
                {
                    "area": "communication_language", "aspect": "speaking",
                    "age_band": {"cy": "36–48 mis", "en": "36–48 months"}, "judgement": "emerging",
                    "on": "2026-03-02", "comment": {"cy": "Brawddegau byr", "en": "Short sentences"},
                },
                {"area": "literacy", "aspect": {"cy": "Odli", "en": "Rhyme"}, "judgement": "expected"},
            ],
        },
    ),
    "RF08 Wales": (
        "primary-initial",
        {
            "child.year_group": "N2",
            "setting.funded_hours": "12.5",
            "progress.early_years": [
                {"area": "belonging", "on": "2026-03-02", "comment": {"cy": "Ffrind newydd", "en": "A new friend"}},
                {"area": "exploration", "on": "2026-03-02", "comment": {"cy": "Hoff o ddŵr", "en": "Likes water"}},
            ],
        },
    ),
    "RF09": (
        "secondary-review",
        {
            "child.year_group": "10",
            "progress.attainment": [
                {
                    "subject": {"cy": "Mathemateg", "en": "Mathematics"}, "scale": "gcse-a-g", "baseline": "E",
                    "figures": [
                        {"year": "2025/26", "term": "autumn", "figure": "D"},
                        {"year": "2025/26", "term": "spring", "figure": "C"},
                    ],
                    "target": "B", "result": "C", "as_at": "2026-03-20",
                    "comment": {"cy": "Yn gweithio’n galed", "en": "Works hard"},
                },
                {"subject": {"cy": "Dyniaethau", "en": "Humanities"}, "scale": "progression", "result": "4"},
            ],
            "progress.key_stages": [
                {
                    "stage": "ks2", "subject": {"cy": "Darllen", "en": "Reading"}, "scale": "ks2", "result": "97",
                    "on": "2022-07-05",
                },
                {"stage": "phonics", "result": "30", "expected": "32"},
            ],
        },
    ),
    "RF10": (
        "secondary-review",
        {
            "history.attendance": [
                {
                    "year": "2025/26", "as_at": "2026-03-31", "sessions_possible": "241", "sessions_attended": "223",
                    "sessions_authorised": "14", "sessions_unauthorised": "4",
                }
            ]
        },
    ),
    "RF13": (
        "secondary-review",
        {
            "funding": [
                {
                    "id": "f1", "source": "pdg_lac", "year": "2025/26", "term": "spring", "allocation": "1150",
                    "buys": {"cy": "Tiwtora", "en": "Tutoring"}, "spent": "300", "targets": ["t1"],
                    "requested_on": "2026-01-10", "agreed_on": "2026-01-20", "released_on": "2026-02-01",
                    "items": [
                        {
                            "what": {"cy": "Tiwtor", "en": "A tutor"}, "sessions": "2", "rate": "35.25", "weeks": "12",
                        },
                        {"what": {"cy": "Llyfrau", "en": "Books"}, "cost": "42.50"},
                    ],
                }
            ]
        },
    ),
    "RF04": (
        "secondary-review",
        {
            "child.year_group": "10",
            "change.changes": [
                {
                    "kind": "placement", "what": {"cy": "Symud at ofalwyr newydd", "en": "Moves to new carers"},
                    "when": "2026-04-24", "keeping_disruption_small": {"cy": "Yr un ysgol", "en": "The same school"},
                    "disrupts_education": "yes", "emergency": "no", "childs_view": "v3", "passed_on": "2026-04-20",
                    "ks4_approval": {
                        "by": {"cy": "Y swyddog enwebedig", "en": "The nominated officer"}, "on": "2026-04-01",
                        "consulted": {"cy": "Cadi a’r SAA", "en": "Cadi and the IRO"},
                    },
                    "actions": [{"what": {"cy": "Tacsi", "en": "A taxi"}, "who": "sw", "by": "2026-04-23"}],
                },
                {
                    "kind": "options", "what": {"cy": "Dewis cyrsiau", "en": "Chooses courses"},
                    "when": "2026-05-15", "keeping_disruption_small": {"cy": "Noson opsiynau", "en": "Options evening"},
                },
            ],
        },
    ),
    "RF11": (
        "england-primary-draft",
        {
            "aln.has_aln": "yes",
            "aln.ehc_plan": {
                "reference": "EHC-0071", "authority": "Northshire Council", "date": "2025-11-02",
                "needs": {"cy": "Lleferydd ac iaith", "en": "Speech and language"},
                "outcomes": [
                    {
                        "outcome": {"cy": "Brawddegau llawn", "en": "Whole sentences"},
                        "provision": {"cy": "Grŵp bob dydd", "en": "A group every day"},
                        "by": {"cy": "Yr ysgol", "en": "The school"},
                    },
                ],
                "review_due": "2026-11-02",
            },
        },
    ),
    "RF22": (
        "secondary-review",
        {
            "aln.idp": {
                "maintained_by": "local_authority", "reference": "CDU-0147", "date": "2025-10-02",
                "about_me": {"cy": "Mae Cadi’n hoff o ddrama.", "en": "Cadi loves drama."},
                "summary": {"cy": "Help i sillafu", "en": "Help with spelling"},
                "description": {"cy": "Anhawster sillafu", "en": "Difficulty with spelling"},
                "provision": [
                    {
                        "what": {"cy": "Grŵp bach", "en": "A small group"}, "who": {"cy": "Y CADY", "en": "The ALNCo"},
                        "how_often": {"cy": "Ddwywaith yr wythnos", "en": "Twice a week"}, "in_welsh": "yes",
                    },
                    {"what": {"cy": "Troshaenau lliw", "en": "Coloured overlays"}, "in_welsh": "no"},
                ],
                "review_due": "2026-10-02",
                "transition": {"cy": "Ymweld â’r coleg", "en": "Visits to the college"},
                "attached": {"cy": "Yr adroddiad", "en": "The report"},
            },
        },
    ),
    "RF21": ("secondary-review", {"review.0.of": "t1"}),
    "RF23": (
        "secondary-review",
        {
            "language.subjects": [
                {"subject": {"cy": "Cymraeg", "en": "Welsh"}, "medium": "cy", "welsh_as": "second_language"},
                {"subject": {"cy": "Hanes", "en": "History"}, "medium": "bilingual"},
            ],
            "language.welsh_as": "continuum",
            "language.late_immersion": "completed",
            "language.late_immersion_note": {"cy": "Canolfan Glanmor", "en": "At the Glanmor centre"},
        },
    ),
}  # fmt: skip
"""The example that each row is filled in on, and what is filled in, by path."""

WORKED_OUT = {
    "RF09": ("97", "100", "C", "32"),
    "RF10": ("92.5%", "5.8%", "1.7%"),
    "RF13": ("£846.00", "£888.50", "£588.50"),
}
"""What a document says that follows from what was filled in."""
