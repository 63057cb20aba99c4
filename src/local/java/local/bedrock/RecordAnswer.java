package local.bedrock;

import com.fasterxml.jackson.databind.node.ObjectNode;
import local.endpoint.AwsError;

/** Answers one record of a batch job in the shape it was asked in: Messages when it says so, else Converse. */
record RecordAnswer(Models models, String modelId) {
    ObjectNode answered(ObjectNode record) {
        ObjectNode input = (ObjectNode) record.path("modelInput");
        boolean messages = input.has(Messages.VERSION);
        try {
            Conversation conversation = messages ? Messages.conversation(input) : new Conversation(input);
            if (conversation.offersTools()) {
                throw Errors.invalid("Tool use is not supported in batch inference.");
            }
            Spoken spoken = models.offline(modelId, conversation);
            return record.set(
                    "modelOutput",
                    messages ? Messages.answer(modelId, spoken) : RuntimeOperations.converseAnswer(spoken));
        } catch (AwsError refused) {
            return JobCounts.failed(record, refused.text());
        }
    }
}
