package routes.listing;

/**
 * Where objects of a source lie.
 *
 * @param prefix empty for the whole bucket, else up to and with a slash
 */
public record Root(String bucket, String prefix) {

    @Override
    public String toString() {
        return "s3://" + bucket + "/" + prefix;
    }
}
