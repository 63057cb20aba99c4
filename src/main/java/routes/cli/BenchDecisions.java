package routes.cli;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import routes.events.Fates;
import routes.events.S3Object;
import routes.ledger.Ledger;
import routes.ledger.LedgerBeans;
import routes.manifest.Manifest;
import routes.manifest.Manifest.RawFile;
import routes.placement.CalendarDay;
import routes.placement.Placement;
import routes.raw.S3RawObjects;
import routes.readready.DayFile;
import routes.readready.ObjectRows;
import routes.readready.ReadreadyFiles;
import routes.readready.RowReader;
import routes.readready.RowReaders;
import routes.readready.Written;
import routes.tables.Source;
import routes.tables.Sources;

/** The decisions about a number of CloudTrail files, one file a message, as the lake's stations make them. */
final class BenchDecisions {
    private static final int OBJECTS_A_MANIFEST = 5_000;
    private static final int ACCOUNTS = 50;

    private final LedgerBeans ledger;
    private final Source cloudtrail = Sources.bundled().source("cloudtrail");
    private final LocalDate day;
    private final List<S3Object> objects;
    private final List<Placement> placements;

    /** Objects and placements are other stations' work, so they are made beforehand. */
    BenchDecisions(LedgerBeans ledger, int count, LocalDate day) {
        this.ledger = ledger;
        this.day = day;
        objects = IntStream.range(0, count).mapToObj(this::object).toList();
        placements = objects.stream()
                .map(object -> cloudtrail.destination().place(object).orElseThrow())
                .toList();
    }

    /** What the ORC part came to. */
    record Orc(long rows, int files, long rawBytes, long orcBytes) {}

    void waiting() {
        List<CompletableFuture<Void>> messages = new ArrayList<>(objects.size());
        Ledger station = ledger.ledger();
        for (int n = 0; n < objects.size(); n++) {
            Fates fates = new Fates(cloudtrail.name());
            station.placed(fates, objects.get(n), placements.get(n));
            messages.add(station.durable(fates));
        }
        CompletableFuture.allOf(messages.toArray(CompletableFuture[]::new)).join();
    }

    void registered() {
        for (int from = 0; from < objects.size(); from += OBJECTS_A_MANIFEST) {
            List<RawFile> files = objects.subList(from, Math.min(from + OBJECTS_A_MANIFEST, objects.size())).stream()
                    .map(object -> new RawFile(
                            object.bucket(), object.key(), object.etag(), object.bytes(), object.modified(), 5, null))
                    .toList();
            ledger.committed().accept(manifest(from / OBJECTS_A_MANIFEST + 1, files));
        }
    }

    /** As a pass over the ledger's own unit does. */
    Orc orc(S3RawObjects raw, ReadreadyFiles readready, Path folder) {
        Source decisions = Sources.bundled().source(Ledger.SOURCE);
        RowReader reader = RowReaders.of(decisions, Long.MAX_VALUE);
        String bucket = ledger.files().bucket();
        List<S3Object> files =
                raw.in("s3://" + bucket + "/" + Ledger.SOURCE + "/logcalendarday=" + CalendarDay.of(day) + "/");
        List<ObjectRows> rows = files.stream()
                .map(file -> reader.read(file, raw.bytes(file).orElseThrow()))
                .toList();
        Written written = readready.write(decisions.readready(), rows, folder);
        return new Orc(
                written.files().stream().mapToLong(DayFile::rows).sum(),
                files.size(),
                files.stream().mapToLong(S3Object::bytes).sum(),
                written.files().stream().mapToLong(DayFile::bytes).sum());
    }

    private Manifest manifest(int generation, List<RawFile> files) {
        return new Manifest(
                Manifest.FORMAT,
                cloudtrail.name(),
                cloudtrail.readready().name(),
                CalendarDay.of(day),
                0,
                generation,
                1,
                false,
                cloudtrail.version(),
                "0123456789ab",
                day.atStartOfDay().toInstant(ZoneOffset.UTC),
                files,
                List.of(),
                0,
                List.of());
    }

    private S3Object object(int n) {
        String account = String.format(Locale.ROOT, "%012d", 111_122_220_000L + n % ACCOUNTS);
        String stamp =
                String.format(Locale.ROOT, "%04d%02d%02d", day.getYear(), day.getMonthValue(), day.getDayOfMonth());
        String key = String.format(
                Locale.ROOT,
                "AWSLogs/o-x7q8b22ufe/%s/CloudTrail/eu-central-1/%04d/%02d/%02d/%s_CloudTrail_eu-central-1_%sT%02d%02dZ_%016x.json.gz",
                account,
                day.getYear(),
                day.getMonthValue(),
                day.getDayOfMonth(),
                account,
                stamp,
                n / 60 % 24,
                n % 60,
                n * 0x9E3779B97F4A7C15L);
        String etag = String.format(Locale.ROOT, "%016x%016x", n * 0xC2B2AE3D27D4EB4FL, ~n * 0x165667B19E3779F9L);
        Instant modified = day.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(n % 86_400);
        return new S3Object(
                "loglake-raw-cloudtrail", key, 1_500 + n % 700, etag, null, "0055AED6DCD9" + (n + 1L), modified);
    }
}
