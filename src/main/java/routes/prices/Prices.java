package routes.prices;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import routes.failures.LakeException;
import routes.failures.Reason;
import routes.settings.Settings;

/** The prices of one day, of all models that may be asked. */
public final class Prices {
    private static final String SETTING = "loglake.prices.file";
    private static final String BUNDLED = "/prices/bedrock.yaml";
    /** What an inference profile puts before a model's name: the ARN's head, and where it may run. */
    private static final Pattern PROFILE = Pattern.compile("^(arn:.*/)?((us|eu|apac|us-gov|jp|au|global)\\.)?");

    private static final Pattern VERSION = Pattern.compile("(-\\d{8})?(-v\\d+(:\\d+)*(:\\d+k)?)?$");
    private static final ObjectReader YAML = YAMLMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .build()
            .readerFor(PriceFile.class);

    private record PriceFile(
            @JsonProperty(required = true) String date,
            @JsonProperty(required = true) double batch,
            @JsonProperty(required = true) Map<String, Line> models) {}

    private record Line(
            @JsonProperty(required = true) double input,
            @JsonProperty(required = true) double output,

            @JsonProperty(value = "cache-read", required = true)
            double cacheRead,

            @JsonProperty(value = "cache-write", required = true)
            double cacheWrite) {
        boolean isPrice() {
            return input >= 0 && output >= 0 && cacheRead >= 0 && cacheWrite >= 0;
        }
    }

    private final String file;
    private final PriceFile prices;

    private Prices(String file, PriceFile prices) {
        this.file = file;
        this.prices = prices;
    }

    /**
     * The prices of the file that a setting names, or the bundled ones.
     *
     * @throws LakeException BAD_CONFIGURATION with file and line when it is no price file
     */
    public static Prices of(Settings settings) {
        String chosen = settings.text(SETTING);
        try {
            return chosen.isEmpty() ? bundled() : parse(chosen, Files.readAllBytes(Path.of(chosen)));
        } catch (IOException unreadable) {
            throw new LakeException(
                    Reason.BAD_CONFIGURATION,
                    SETTING + "=" + chosen + " cannot be read; name a copy of prices/bedrock.yaml, or nothing",
                    unreadable);
        }
    }

    private static Prices bundled() throws IOException {
        try (InputStream in = Prices.class.getResourceAsStream(BUNDLED)) {
            return parse(
                    BUNDLED.substring(1), Objects.requireNonNull(in, BUNDLED).readAllBytes());
        }
    }

    static Prices parse(String file, byte[] yaml) throws IOException {
        try {
            PriceFile prices = YAML.readValue(yaml);
            check(file, prices);
            return new Prices(file, prices);
        } catch (JsonProcessingException broken) {
            JsonLocation at = broken.getLocation();
            throw refused(
                    file + (at == null ? "" : ":" + at.getLineNr() + ":" + at.getColumnNr()),
                    broken.getOriginalMessage());
        }
    }

    private static void check(String file, PriceFile prices) {
        try {
            LocalDate.parse(prices.date);
        } catch (DateTimeParseException noDay) {
            throw refused(file + ": date", "'" + prices.date + "' is no day such as 2025-12-01");
        }
        if (!(prices.batch > 0 && prices.batch <= 1)) {
            throw refused(file + ": batch", prices.batch + " is no share above 0 and up to 1");
        }
        prices.models.forEach((model, line) -> {
            if (line == null || !line.isPrice()) {
                throw refused(file + ": models." + model, "a price is missing or negative");
            }
        });
    }

    private static LakeException refused(String where, String why) {
        return new LakeException(
                Reason.BAD_CONFIGURATION, where + ": " + why + "; write it as prices/bedrock.yaml of the lake is");
    }

    /** The day of the list, as 2025-12-01. */
    public String date() {
        return prices.date;
    }

    /**
     * What {@code model} takes, on demand.
     *
     * @param model id, or ARN or id of an inference profile
     * @throws LakeException BAD_CONFIGURATION when the list does not name it
     */
    public Price of(String model) {
        String id = PROFILE.matcher(model).replaceFirst("");
        return prices.models.keySet().stream()
                .filter(name -> id.startsWith(name)
                        && VERSION.matcher(id.substring(name.length())).matches())
                .max(Comparator.comparingInt(String::length))
                .map(this::price)
                .orElseThrow(() -> new LakeException(
                        Reason.BAD_CONFIGURATION,
                        file + " of " + prices.date + " has no price for " + model + "; it has "
                                + String.join(", ", new TreeSet<>(prices.models.keySet()))
                                + ". Add it to a copy and name that in " + SETTING));
    }

    /** What a job of batch inference takes. */
    public Price batch(String model) {
        return of(model).at(prices.batch);
    }

    private Price price(String name) {
        Line line = Objects.requireNonNull(prices.models.get(name));
        return new Price(name, line.input, line.output, line.cacheRead, line.cacheWrite);
    }
}
