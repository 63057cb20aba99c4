package routes.looker;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/** What a model hands in with the tool {@code finish}. */
record Finish(
        String answer,
        List<Claim> claims,
        @JsonProperty("next_steps") List<String> nextSteps) {}
