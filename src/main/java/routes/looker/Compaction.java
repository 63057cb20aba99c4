package routes.looker;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The conversation as it is sent: results that were read long ago shrink to stubs, whole messages go only where their pair of use and
 * result goes with them. A model is the slower, the dearer and the more forgetful the more it reads, and what it reads is logged.
 */
final class Compaction {
    /** Messages with results that are sent whole, by how often the conversation had to be shortened; the last begins anew. */
    private static final int[] WHOLE = {2, 1, 0, 1};

    /** After so many the conversation cannot be shortened further. */
    static final int MOST = WHOLE.length - 1;

    private final ResultText results;

    Compaction(ResultText results) {
        this.results = results;
    }

    List<Said> view(Investigation investigation) {
        int whole = WHOLE[Math.min(investigation.shortened(), MOST)];
        List<Said> conversation = investigation.conversation();
        if (investigation.begunAnew() == 0) {
            return stubbed(investigation, conversation, whole);
        }
        List<Said> anew = new ArrayList<>();
        anew.add(notes(investigation));
        anew.addAll(
                stubbed(investigation, conversation.subList(investigation.begunAnew(), conversation.size()), whole));
        return anew;
    }

    private List<Said> stubbed(Investigation investigation, List<Said> conversation, int whole) {
        long results = conversation.stream().filter(Said::hasResults).count();
        List<Said> view = new ArrayList<>();
        for (Said said : conversation) {
            if (said.hasResults() && results-- > whole) {
                view.add(new Said(
                        said.assistant(),
                        said.parts().stream()
                                .map(part -> part.result() == null ? part : Part.of(stub(investigation, part.result())))
                                .toList()));
            } else {
                view.add(said);
            }
        }
        return view;
    }

    private ToolResult stub(Investigation investigation, ToolResult result) {
        @Nullable
        QueryResult query = investigation.result(result.content().path("query").asText());
        if (result.error()
                || !result.content().has("query") && !result.content().has("tables")) {
            return result;
        }
        JsonNode content = query == null
                ? Json.object().put("stub", "older result; ask for it again if you need it")
                : results.stub(query);
        return new ToolResult(result.id(), content, false);
    }

    /** How a new conversation begins: the question, and what has been found out in a line for each query. */
    private static Said notes(Investigation investigation) {
        String found = investigation.results().stream()
                .map(result -> result.id() + ": " + result.why() + " -> "
                        + result.rows().size() + " rows of " + String.join(", ", result.columns()))
                .collect(Collectors.joining("\n"));
        Said question = investigation.conversation().get(0);
        List<Part> parts = new ArrayList<>(question.parts());
        parts.add(Part.of(
                "The conversation became too long and begins anew. These queries have run, get_rows shows their rows:\n"
                        + found + "\nHand in what you can prove with finish."));
        return new Said(false, parts);
    }
}
