package routes.guard;

import java.util.List;

/**
 * A query that may run.
 *
 * @param rewritten what Athena is to be asked
 * @param rows that it returns at most, and one more if there are more
 * @param ordered whether it orders its rows
 * @param searched the days of each table
 * @param reads how often which days of which table are read
 */
public record Checked(String rewritten, int rows, boolean ordered, List<Searched> searched, List<Searched> reads) {
    public Checked {
        searched = List.copyOf(searched);
        reads = List.copyOf(reads);
    }
}
