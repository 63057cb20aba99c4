package routes.completeness;

import java.time.Instant;

/** A report as a row of the table {@code loglake_completeness}. */
record Result(
        String resultid,
        Instant time,
        String source,
        String tablename,
        int day,
        boolean complete,
        long listed,
        long listedbytes,
        long inlake,
        long excluded,
        long quarantined,
        long dead,
        long waiting,
        long unaccounted,
        long recordsread,
        long recordrows,
        long duplicates,
        long quarantinedrecords,
        long faults) {

    static Result of(String id, Instant time, Report report) {
        return new Result(
                id,
                time,
                report.source(),
                report.table(),
                report.day(),
                report.isGood(),
                report.listed().objects(),
                report.listed().bytes(),
                report.of(Fate.IN_LAKE).size(),
                report.of(Fate.EXCLUDED).size(),
                report.of(Fate.QUARANTINED).size(),
                report.of(Fate.DEAD).size(),
                report.of(Fate.WAITING).size(),
                report.of(Fate.UNACCOUNTED).size(),
                report.records().read(),
                report.records().rows(),
                report.records().duplicates(),
                report.records().quarantined(),
                report.faults().size());
    }
}
