package routes.guard;

import java.time.DateTimeException;
import java.time.LocalDate;

/** Days as the partition column holds them: yyyymmdd. */
final class DayNumbers {
    private DayNumbers() {}

    static boolean isDay(long number) {
        try {
            date(number);
            return true;
        } catch (DateTimeException noDay) {
            return false;
        }
    }

    /** @throws DateTimeException when it is no day */
    static LocalDate date(long number) {
        if (number < 1_000_00_00 || number > 9999_12_31) {
            throw new DateTimeException(number + " is no yyyymmdd");
        }
        return LocalDate.of((int) (number / 10000), (int) (number / 100 % 100), (int) (number % 100));
    }

    static int of(LocalDate day) {
        return day.getYear() * 10000 + day.getMonthValue() * 100 + day.getDayOfMonth();
    }

    /** The first number that may follow {@code number}: of a day, the next day. */
    static long after(long number) {
        return isDay(number) ? of(date(number).plusDays(1)) : number + 1;
    }

    /** The last number that may come before {@code number}: of a day, the day before. */
    static long before(long number) {
        return isDay(number) ? of(date(number).minusDays(1)) : number - 1;
    }
}
