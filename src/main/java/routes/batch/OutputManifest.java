package routes.batch;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** What Bedrock says that it did: {@code manifest.json.out}. */
@JsonIgnoreProperties(ignoreUnknown = true)
record OutputManifest(
        long totalRecordCount,
        long processedRecordCount,
        long successRecordCount,
        long errorRecordCount,
        long inputTokenCount,
        long outputTokenCount) {}
