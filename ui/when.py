"""When something was, in the words of people: today 09:42, Thu 30 Oct, 16:40."""

from datetime import date, datetime, timedelta

from linkworker.measures.days import say_day


def wall_time(at: int) -> datetime:
    """Give milliseconds since 1970 (UTC) as this laptop's clock on the wall shows them."""
    return datetime.fromtimestamp(at / 1000)


def say_when(at: int, today: date) -> str:
    """Say a time: "today 09:42", "yesterday 16:40", "Thu 30 October, 09:42"; with another year."""
    return say_moment(wall_time(at), today)


def say_moment(moment: datetime, today: date) -> str:
    """Say a time on the wall clock in the same way."""
    day = moment.date()
    if day == today:
        return f"today {moment:%H:%M}"
    if day == today - timedelta(days=1):
        return f"yesterday {moment:%H:%M}"
    return f"{say_day(day, year=day.year != today.year)}, {moment:%H:%M}"
