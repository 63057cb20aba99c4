package local.bedrock;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An object or a folder of S3. */
record S3Place(String bucket, String key) {
    private static final Pattern URI = Pattern.compile("s3://(?<bucket>[a-z0-9.-]{3,63})/(?<key>.*)");

    /** @throws local.endpoint.AwsError ValidationException when it is no S3 URI */
    static S3Place of(String uri) {
        Matcher s3 = URI.matcher(uri);
        if (!s3.matches()) {
            throw Errors.invalid("The provided S3 URI '" + uri + "' is invalid.");
        }
        return new S3Place(s3.group("bucket"), s3.group("key"));
    }

    S3Place folder(String name) {
        String start = key.isEmpty() || key.endsWith("/") ? key : key + "/";
        return new S3Place(bucket, start + name + "/");
    }

    S3Place file(String name) {
        return new S3Place(bucket, key + name);
    }

    String fileName() {
        return key.substring(key.lastIndexOf('/') + 1);
    }
}
