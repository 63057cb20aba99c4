package routes.playbooks;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import routes.backfill.Bounds;
import routes.placement.CalendarDay;

/** What a parameter of a playbook stands for. Its value becomes one SQL literal, whatever it holds. */
public enum ParameterType {
    /** A number such as 20261120; may be given as 2026-11-20, T or T-7d. */
    DAY {
        @Override
        String literal(String value, LocalDate today) {
            int day = Bounds.parse(value, value, today).from();
            if (day == CalendarDay.UNDATED) {
                throw new IllegalArgumentException("'0' is no day; expected one like 2026-11-20 or T-7d");
            }
            return Integer.toString(day);
        }
    },
    TEXT {
        @Override
        String literal(String value, LocalDate today) {
            if (value.length() > LONGEST || CONTROL.matcher(value).find()) {
                throw new IllegalArgumentException(
                        "expected at most " + LONGEST + " characters, none of them a control character");
            }
            return quoted(value);
        }
    },
    NUMBER {
        @Override
        String literal(String value, LocalDate today) {
            return required(value, WHOLE, "expected a whole number");
        }
    },
    /** Twelve digits. */
    ACCOUNT {
        @Override
        String literal(String value, LocalDate today) {
            return quoted(required(value, DIGITS, "expected the twelve digits of an account"));
        }
    };

    private static final int LONGEST = 500;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");
    private static final Pattern WHOLE = Pattern.compile("-?\\d{1,15}");
    private static final Pattern DIGITS = Pattern.compile("\\d{12}");

    /** @throws IllegalArgumentException says what was expected */
    abstract String literal(String value, LocalDate today);

    /** As playbook files name it. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ParameterType> labelled(String label) {
        return Arrays.stream(values())
                .filter(type -> type.label().equals(label))
                .findFirst();
    }

    private static String required(String value, Pattern pattern, String expected) {
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' does not do; " + expected);
        }
        return value;
    }

    private static String quoted(String value) {
        return "'" + value.replace("'", "''") + "'";
    }
}
