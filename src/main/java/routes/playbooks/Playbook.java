package routes.playbooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import routes.failures.LakeException;
import routes.failures.Reason;

/** A question with its SQL. Immutable. */
public final class Playbook {
    static final Pattern HOLE = Pattern.compile("\\{([a-z]+)}");

    private final String id;
    private final String title;
    private final List<String> asks;
    private final List<Parameter> parameters;
    private final SqlTemplate template;
    private final String row;
    private final String none;

    Playbook(
            String id,
            String title,
            List<String> asks,
            List<Parameter> parameters,
            SqlTemplate template,
            String row,
            String none) {
        this.id = id;
        this.title = title;
        this.asks = List.copyOf(asks);
        this.parameters = List.copyOf(parameters);
        this.template = template;
        this.row = row;
        this.none = none;
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    /** Ways in which people ask it. */
    public List<String> asks() {
        return asks;
    }

    public List<Parameter> parameters() {
        return parameters;
    }

    /** Its SQL with {@code :name} where a parameter goes. */
    public String template() {
        return template.text();
    }

    /** One sentence a row, with {@code {column}} for its cells. */
    public String row() {
        return row;
    }

    /** What to say when there are no rows. */
    public String none() {
        return none;
    }

    /** The same with days counted from today in UTC. */
    public String sql(Map<String, String> arguments) {
        return sql(arguments, LocalDate.now(Clock.systemUTC()));
    }

    /**
     * Its SQL; each argument is one literal in there.
     *
     * @param arguments by name; those that are not given have their presets
     * @throws LakeException BAD_CONFIGURATION that names the parameter, what was expected and what there is
     */
    public String sql(Map<String, String> arguments, LocalDate today) {
        refuseUnknown(arguments);
        Map<String, String> literals = new LinkedHashMap<>();
        for (Parameter parameter : parameters) {
            String value = arguments.getOrDefault(parameter.name(), parameter.preset());
            try {
                literals.put(parameter.name(), parameter.type().literal(value, today));
            } catch (IllegalArgumentException wrong) {
                throw new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "playbook " + id + ", " + parameter.name() + ": " + wrong.getMessage(),
                        wrong);
            }
        }
        return template.filled(literals);
    }

    /** The sentence about a row. */
    public String sentence(List<String> columns, List<@Nullable String> cells) {
        return HOLE.matcher(row).replaceAll(hole -> {
            int column = columns.indexOf(hole.group(1));
            String cell = column < 0 ? null : cells.get(column);
            return Matcher.quoteReplacement(Optional.ofNullable(cell).orElse("-"));
        });
    }

    private void refuseUnknown(Map<String, String> arguments) {
        List<String> known = parameters.stream().map(Parameter::name).toList();
        for (String name : arguments.keySet()) {
            if (!known.contains(name)) {
                throw new LakeException(
                        Reason.BAD_CONFIGURATION,
                        "playbook " + id + " has no parameter '" + name + "': use "
                                + (known.isEmpty() ? "none" : String.join(", ", known)));
            }
        }
    }
}
