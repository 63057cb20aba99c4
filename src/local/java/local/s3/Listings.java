package local.s3;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gaul.s3proxy.blobstore.BlobStore;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Listings in pages, each walked once: the file store walks the whole tree for each page. What comes after a page is remembered
 * under its continuation token, as it was when the first page was asked for.
 */
final class Listings {
    /** Of clients that page at the same time; whoever is forgotten is answered by a walk of its own. */
    private static final int REMEMBERED = 16;

    private final BlobStore files;
    private final Map<String, List<S3Object>> rest = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<S3Object>> eldest) {
            return size() > REMEMBERED;
        }
    };

    Listings(BlobStore files) {
        this.files = files;
    }

    ListObjectsV2Response page(ListObjectsV2Request request) {
        if (request.delimiter() != null && !request.delimiter().isEmpty()) {
            return files.list(request);
        }

        List<S3Object> objects = objects(request);
        int most = request.maxKeys() == null ? 1000 : request.maxKeys();
        if (objects.size() <= most || most == 0) {
            return page(objects.subList(0, Math.min(most, objects.size())), null);
        }

        String token = UUID.randomUUID() + "/" + objects.get(most - 1).key();
        remember(token, objects.subList(most, objects.size()));
        return page(objects.subList(0, most), token);
    }

    private List<S3Object> objects(ListObjectsV2Request request) {
        List<S3Object> remembered = request.continuationToken() == null ? null : recall(request.continuationToken());
        return remembered != null
                ? remembered
                : files.list(request.toBuilder()
                                .maxKeys(null)
                                .continuationToken(lastKey(request.continuationToken()))
                                .build())
                        .contents();
    }

    private static @Nullable String lastKey(@Nullable String token) {
        return token == null ? null : token.substring(token.indexOf('/') + 1);
    }

    private static ListObjectsV2Response page(List<S3Object> objects, @Nullable String token) {
        return ListObjectsV2Response.builder()
                .contents(objects)
                .isTruncated(token != null)
                .nextContinuationToken(token)
                .build();
    }

    private synchronized void remember(String token, List<S3Object> objects) {
        rest.put(token, objects);
    }

    /** Not removed: a client that did not hear the answer asks for the same page again. */
    private synchronized @Nullable List<S3Object> recall(String token) {
        return rest.get(token);
    }
}
