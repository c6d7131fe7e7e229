"""The words made-up records are written with, some of them with accents."""

FIRST = (
    "Ana", "Björn", "Chidi", "Dana", "Élodie", "Farah", "Grace", "Håkon", "Inês", "José", "Kwame", "Łucja", "Mei", "Noor",
    "Oluwaseun", "Petra", "Quinn", "Renée", "Siobhán", "Tomás", "Uma", "Víctor", "Wanda", "Ximena", "Yusuf", "Zoë",
)  # fmt: skip
LAST = (
    "Abara", "Brandt", "Castañeda", "Dubois", "Eze", "Fernández", "Grönlund", "Hall", "Ibrahim", "Jansen", "Kowalczyk",
    "Lindqvist", "Müller", "Nguyen", "O’Neill", "Petrović", "Quiroga", "Reyes", "Sørensen", "Tran", "Usman", "Vega", "Weiß",
    "Yıldız",
)  # fmt: skip
PLACE = (
    "Maple Court", "Riverside", "St. Brigid’s", "Lakeshore", "Eastside", "Hôtel-Dieu", "San José", "Northgate", "Harbor View",
    "Cedar Hill", "Westfield", "Sainte-Anne", "Prairie", "Kings Road", "Old Mill", "Brookdale",
)  # fmt: skip
KIND_OF_PLACE = (
    "Hospital", "Family Clinic", "Care Home", "Community College", "Nurses’ Association", "Laboratory", "Hospice",
    "Health Department", "Rehabilitation Center", "Dialysis Unit",
)  # fmt: skip
CITY = ("Chicago", "Montréal", "Dublin", "Leeds", "Adelaide", "Online", "San Juan", "Halifax", "Galway", "Portland")
ROLE = (
    "Charge nurse", "Practice manager", "Medical assistant", "Radiographer", "Pharmacist", "Nurse educator", "Paramedic",
    "Physical therapist", "Health informatics analyst", "Volunteer coordinator", "Laboratory technician", "Midwife",
)  # fmt: skip
TOPIC = (
    "wound care", "medication safety", "infection control", "handover", "triage", "dementia care", "phlebotomy", "ECG reading",
    "electronic records", "patient education", "pediatric dosing", "end-of-life care", "telehealth visits", "diabetes",
    "sterile technique", "motivational interviewing", "fall prevention", "health equity", "café conversations", "billing codes",
)  # fmt: skip
ACT = (
    "Helped with", "Practiced", "Watched", "Took part in", "Led", "Learned about", "Reviewed", "Wrote up", "Discussed", "Taught",
)  # fmt: skip
WHERE = (
    "on the night round", "in the morning huddle", "with a new colleague", "during admission", "at the bedside",
    "with the whole team", "before discharge", "in the simulation lab", "over a long weekend", "for the first time",
)  # fmt: skip
THOUGHT = (
    "It took longer than planned.", "Ask earlier next time.", "The checklist helped.", "Went well from start to end.",
    "Slow down and say the steps aloud.", "Feedback was kind and clear.", "Worth doing again in spring.", "Read up on this.",
)  # fmt: skip
CARD = ("BLS Provider", "ACLS Provider", "RN License", "CMA Certification", "Phlebotomy Certificate", "PALS Provider", "CPD Record")
ZONES = ("America/Chicago", "America/New_York", "Europe/London", "Europe/Dublin", "Australia/Adelaide", "America/Halifax")
