package local.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The body of a call; unknown fields are nobody's business.
 *
 * @param invalid the error type of the service for a missing or unusable field
 */
public record Request(ObjectNode body, String invalid) {

    /** @throws AwsError when it is missing or empty */
    public String text(String field) {
        return find(field).filter(text -> !text.isBlank()).orElseThrow(() -> refused(field + " is required."));
    }

    /** A name of the catalog, which knows lower case only. */
    public String name(String field) {
        return text(field).toLowerCase(Locale.ROOT);
    }

    public Optional<String> find(String field) {
        return Optional.ofNullable(body.get(field)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    public int number(String field, int otherwise) {
        return body.path(field).asInt(otherwise);
    }

    public boolean flag(String field) {
        return body.path(field).asBoolean(false);
    }

    /** The object of this name; an empty one where it is missing. */
    public Request within(String field) {
        return new Request(body.get(field) instanceof ObjectNode object ? object : Json.object(), invalid);
    }

    public boolean has(String field) {
        return body.hasNonNull(field);
    }

    /** @throws AwsError when there are more elements than {@code most} */
    public List<Request> objects(String field, int most) {
        List<Request> objects = new ArrayList<>();
        body.path(field).forEach(element -> {
            if (element instanceof ObjectNode object) {
                objects.add(new Request(object, invalid));
            }
        });
        if (objects.size() > most) {
            throw refused(field + " has " + objects.size() + " members: must have length less than or equal to " + most
                    + ".");
        }
        return objects;
    }

    public List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        body.path(field).forEach(element -> texts.add(element.asText()));
        return texts;
    }

    public AwsError refused(String message) {
        return new AwsError(invalid, message);
    }
}
