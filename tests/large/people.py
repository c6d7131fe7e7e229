"""Two people on an instance of their own: both have a page full of everything, one has very much more of it."""

from django.contrib.auth import get_user_model

from careertrack.core import clock
from careertrack.demo.populate.filling import write
from careertrack.demo.populate.kinds import KINDS, number_of
from careertrack.demo.populate.life import Life

# More than a page of each kind, so that what is shown is as long for either and only what is behind it differs.
FEW = 120
# 10,000 shifts and 2,000 contacts among them.
MANY = 20_000


class Linked(Life):
    """Half of all links are to the first record of a kind, so that its page is full for either."""

    def of(self, label):
        return self.keys[label][0] if self.often(0.5) else super().of(label)

    def several(self, label, most):
        first = self.keys.get(label, [])[:1] if self.often(0.5) else []
        return list({*first, *super().several(label, most)})


def person(email, total):
    """With `total` records, and FEW of each kind at least."""
    user = get_user_model().objects.create(email=email)
    with clock.persons_day(user) as today:
        life = Linked(user, today, email)
        for kind in KINDS:
            number = max(number_of(kind, max(total, 31), life), FEW)
            number = min(number, kind.most(life)) if kind.most else number
            for begun in range(0, number, 2_000):
                write(life, kind, min(2_000, number - begun))
    return user
