package routes.guard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a role may read, and at which cost. */
public final class Policy {
    private static final String ANYBODY = "*";

    private final String role;
    private final String description;
    private final Set<String> people;
    private final int earliestDay;
    private final Allowance allowance;
    private final SortedMap<String, TableView> views;
    private final Map<String, String> lakeTables;

    /** @param lakeTables each table of the lake, and the readready table of its source */
    Policy(
            String role,
            String description,
            Set<String> people,
            int earliestDay,
            Allowance allowance,
            SortedMap<String, TableView> views,
            Map<String, String> lakeTables) {
        this.role = role;
        this.description = description;
        this.people = Set.copyOf(people);
        this.earliestDay = earliestDay;
        this.allowance = allowance;
        this.views = new TreeMap<>(views);
        this.lakeTables = Map.copyOf(lakeTables);
    }

    public String role() {
        return role;
    }

    public String description() {
        return description;
    }

    /** Whether this person may take the role. */
    public boolean admits(String person) {
        return people.contains(ANYBODY) || people.contains(person);
    }

    /** yyyymmdd; no query reaches further back. */
    public int earliestDay() {
        return earliestDay;
    }

    /** The most that one query of this role may cost. */
    public Allowance allowance() {
        return allowance;
    }

    /** Sorted by name. */
    public List<AllowedTable> tables() {
        return views.values().stream().map(TableView::table).toList();
    }

    Optional<TableView> view(String table) {
        return Optional.ofNullable(views.get(table));
    }

    /** The readready table that has what {@code table} has; empty when the lake has no such table. */
    Optional<String> readreadyOf(String table) {
        return Optional.ofNullable(lakeTables.get(table));
    }
}
