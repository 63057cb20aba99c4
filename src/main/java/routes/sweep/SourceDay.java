package routes.sweep;

/** @param day yyyymmdd of delivery, 0 for objects whose keys tell none */
public record SourceDay(String source, int day) {

    /** {@code cloudtrail/20261120} */
    @Override
    public String toString() {
        return source + "/" + day;
    }
}
