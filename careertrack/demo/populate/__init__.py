"""Made-up people in any number, with any number of records: what an instance is measured with.

They are nobody's example: the people of the demo are. Each area has a file with one recipe for each kind of record.
"""
