package routes.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import routes.events.S3Object;
import routes.tables.Source;
import routes.tables.Sources;

/** Log files of several sources, each in a folder of its own, brought into a lake. */
record DemoLoad(Source source, List<S3Object> objects) {

    /** Puts all that lies in {@code folder} into the raw buckets; what comes of it can be awaited. */
    static List<DemoLoad> put(Access lake, Path folder) {
        List<DemoLoad> loads = new ArrayList<>();
        for (Source source : Sources.bundled().all()) {
            Path logs = folder.resolve(source.name());
            if (Files.isDirectory(logs)) {
                loads.add(new DemoLoad(
                        source, new S3Upload(lake.aws().s3).copy(logs, LocalLake.RAW_BUCKET + source.name())));
            }
        }
        return loads;
    }

    /** The same, until it can be queried. */
    static void of(Access lake, Path folder) {
        Arrivals arrivals = Arrivals.of(lake.aws(), lake.settings());
        put(lake, folder).forEach(load -> arrivals.await(load.source, load.objects));
    }
}
