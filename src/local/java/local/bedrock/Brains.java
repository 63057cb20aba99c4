package local.bedrock;

import java.util.Map;

/** The models of the stand-in by id. There are no others. */
final class Brains {
    static final String SCRIPTED = "loglake.scripted-v1";

    static final String PLANNER = "loglake.planner-v1";

    static final String GULLIBLE = "loglake.gullible-v1";

    static final String CHAOS = "loglake.chaos-v1";

    private static final String FOUNDATION_MODEL = "foundation-model/";

    private final Map<String, Brain> byId;

    Brains(Map<String, Brain> byId) {
        this.byId = byId;
    }

    /** @throws local.endpoint.AwsError ValidationException for any other id, as Bedrock says it */
    Brain brain(String modelId) {
        Brain brain = byId.get(modelId.substring(start(modelId)));
        if (brain == null) {
            throw Errors.invalid("The provided model identifier is invalid.");
        }
        return brain;
    }

    private static int start(String modelId) {
        int at = modelId.indexOf(FOUNDATION_MODEL);
        return at < 0 ? 0 : at + FOUNDATION_MODEL.length();
    }
}
