package local.glue;

import java.util.List;
import java.util.Map;
import local.endpoint.Action;
import local.endpoint.Json;

/** Calls that engines make but whose subject this catalog does not keep: statistics are accepted and forgotten. */
final class EmptyAnswers {
    private EmptyAnswers() {}

    static Map<String, Action> all() {
        return Map.ofEntries(
                Map.entry("GetColumnStatisticsForTable", lists("ColumnStatisticsList", "Errors")),
                Map.entry("GetColumnStatisticsForPartition", lists("ColumnStatisticsList", "Errors")),
                Map.entry("UpdateColumnStatisticsForTable", lists("Errors")),
                Map.entry("UpdateColumnStatisticsForPartition", lists("Errors")),
                Map.entry("DeleteColumnStatisticsForTable", lists()),
                Map.entry("DeleteColumnStatisticsForPartition", lists()),
                Map.entry("GetPartitionIndexes", lists("PartitionIndexDescriptorList")),
                Map.entry("GetUserDefinedFunctions", lists("UserDefinedFunctions")),
                Map.entry("GetTags", request -> Json.object().set("Tags", Json.object())),
                Map.entry("GetDataCatalogEncryptionSettings", request -> Json.object()
                        .set("DataCatalogEncryptionSettings", Json.object())));
    }

    private static Action lists(String... names) {
        return request -> {
            var answer = Json.object();
            List.of(names).forEach(answer::putArray);
            return answer;
        };
    }
}
