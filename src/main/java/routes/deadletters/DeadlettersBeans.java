package routes.deadletters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Clock;
import java.util.Map;
import java.util.function.BiConsumer;
import routes.aws.AwsBeans;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.observe.Meters;
import routes.settings.Settings;
import routes.tables.Sources;

/** Puts the room together and hangs {@code replays} on the registry. */
public final class DeadlettersBeans {
    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final SqsDeadLetters letters;
    private final S3Receipts receipts;
    private final SqsReplays replays;

    public DeadlettersBeans(Settings settings, AwsBeans aws, Sources sources, Meters meters) {
        letters = SqsDeadLetters.of(aws.sqs, settings, sources);
        receipts = new S3Receipts(aws.s3, settings.text("loglake.readready.bucket"));
        replays = new SqsReplays(letters, receipts, meters::replayed, Clock.systemUTC());
    }

    public void bind(BiConsumer<String, Object> registry) {
        registry.accept("replays", replays);
    }

    public SqsDeadLetters letters() {
        return letters;
    }

    public S3Receipts receipts() {
        return receipts;
    }

    /** Asks whichever lake works on these queues for a replay. */
    public void ask(ReplayRequest request) {
        try {
            letters.messages("replay")
                    .orElseThrow(
                            () -> new LakeException(
                                    Reason.BAD_CONFIGURATION,
                                    "there is no queue for replays; make <prefix>replay as docs/aws.md says, or start the lake once"))
                    .send(JSON.writeValueAsString(request), Map.of());
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
