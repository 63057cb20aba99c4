package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import local.endpoint.AwsError;
import local.endpoint.Json;

/** The way of a call, whatever its shape: throttle, model, rules, window, brain, log. */
final class Models {
    private static final int NOTHING = 0;

    private final ScriptFile script;
    private final Brains brains;
    private final PromptCache cache;
    private final InvocationLog log;

    Models(ScriptFile script, Brains brains, PromptCache cache, InvocationLog log) {
        this.script = script;
        this.brains = brains;
        this.cache = cache;
        this.log = log;
    }

    /**
     * Answers {@code invocation} in its own shape. What reached a model is in the log, errors too; what was throttled or named no model is
     * not.
     */
    ObjectNode call(Invocation invocation, Function<Spoken, ObjectNode> shape) {
        if (script.throttles()) {
            throw Errors.throttled();
        }
        Brain brain = brains.brain(invocation.modelId());
        long start = System.nanoTime();
        try {
            Spoken spoken = speak(brain, invocation.conversation(), start);
            ObjectNode body = shape.apply(spoken);
            log.write(invocation, new Invocation.Outcome(body, spoken.usage(), spoken.latencyMillis(), ""));
            return body;
        } catch (AwsError error) {
            Usage none = new Usage(NOTHING, NOTHING, NOTHING, NOTHING);
            log.write(invocation, new Invocation.Outcome(Json.object(), none, millis(start), error.type()));
            throw error;
        }
    }

    private Spoken speak(Brain brain, Conversation conversation, long start) {
        ConversationRules.check(conversation);
        if (PromptCache.tokens(conversation) > script.script().window()) {
            throw Errors.tooLong();
        }
        pause(script.script().delay());
        Reply reply = brain.reply(conversation).within(conversation.maxTokens());
        Usage usage = cache.usage(conversation, PromptCache.tokens(reply.content()));
        return new Spoken(reply, usage, millis(start));
    }

    /** What a batch job asks: neither throttled nor delayed nor logged, as on AWS. */
    Spoken offline(String modelId, Conversation conversation) {
        ConversationRules.check(conversation);
        Reply reply = brains.brain(modelId).reply(conversation).within(conversation.maxTokens());
        int input = PromptCache.tokens(conversation);
        return new Spoken(reply, new Usage(input, PromptCache.tokens(reply.content()), NOTHING, NOTHING), NOTHING);
    }

    /** @throws AwsError when there is no such model */
    void demand(String modelId) {
        brains.brain(modelId);
    }

    private static void pause(Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new AwsError("ServiceUnavailableException", "The service is stopping.");
        }
    }

    private static long millis(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
