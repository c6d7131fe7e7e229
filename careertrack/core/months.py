"""The month of a stored day, as the database says it. Django's own functions ask Python for each row on SQLite."""

from typing import Any

from django.db.models import CharField, Func


class Month(Func):
    """`2026-11`, by which its days sort and group; nothing for no day."""

    arity = 1
    output_field: Any = CharField()
    template = "substr(%(expressions)s, 1, 7)"

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(compiler, connection, template="to_char(%(expressions)s, 'YYYY-MM')", **context)
