package routes.placement;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import routes.events.S3Object;
import routes.failures.LakeException;
import routes.failures.Reason;

/**
 * Reads from a key where its object belongs: one regular expression with a named group per part, and a template per partition
 * column, e.g. {@code logcalendarday: "${year}${month}${day}"}. {@code ${bucket}} is always there.
 */
public record PlacementProfile(String name, Pattern key, Map<String, String> partition) {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([a-zA-Z][a-zA-Z0-9]*)}");

    /** The partition values in the order of the columns, or empty when this profile does not know keys of this shape. */
    public Optional<Map<String, String>> place(S3Object object) {
        Matcher match = key.matcher(object.key());
        if (!match.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        partition.forEach((column, template) -> values.put(column, filled(template, match, object)));
        return Optional.of(values);
    }

    private String filled(String template, Matcher match, S3Object object) {
        return VARIABLE.matcher(template)
                .replaceAll(variable -> Matcher.quoteReplacement(value(variable.group(1), match, object)));
    }

    private String value(String variable, Matcher match, S3Object object) {
        if (variable.equals("bucket")) {
            return object.bucket();
        }
        try {
            String group = match.group(variable);
            return group == null ? "" : group;
        } catch (IllegalArgumentException unknown) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    "placement profile '" + name + "' uses ${" + variable
                            + "}, but its key pattern has no group of that name");
        }
    }
}
