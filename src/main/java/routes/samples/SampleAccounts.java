package routes.samples;

import java.util.ArrayList;
import java.util.List;

/** The accounts and Regions of an organization that does not exist. */
public final class SampleAccounts {
    /** The sandbox, which the shipped filters exclude. */
    public static final String EXCLUDED = "999988887777";
    /** Where jane.doe is not supposed to work at night. */
    static final String PRODUCTION = "111122223333";

    private static final List<String> REGIONS =
            List.of("eu-central-1", "eu-west-1", "us-east-1", "ap-southeast-2", "eu-south-2", "us-west-2");

    private SampleAccounts() {}

    /** So many accounts: production first, one that YAML would take for an octal number, the sandbox last. */
    static List<String> accounts(int count) {
        List<String> accounts = new ArrayList<>(List.of(PRODUCTION, "012345670123"));
        for (int i = 2; i < count - 1; i++) {
            accounts.add("%04d%04d%04d".formatted(2000 + 37 * i, 3000 + 53 * i, 4000 + 71 * i));
        }
        accounts.add(EXCLUDED);
        return List.copyOf(accounts);
    }

    static List<String> regions(int count) {
        return REGIONS.subList(0, count);
    }
}
