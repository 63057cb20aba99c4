package routes.samples;

/** The calls that fill an ordinary day: machines reading, roles being assumed, keys being used, people looking around. */
final class NoiseCalls {
    private final CallSite site;
    private final MachineCalls machines;
    private final PersonCalls people;

    NoiseCalls(CallSite site) {
        this.site = site;
        this.machines = new MachineCalls(site);
        this.people = new PersonCalls(site);
    }

    TrailRecord any() {
        int percent = site.dice().chance(0.8) ? site.habit() : site.dice().below(100);
        if (percent < 22) {
            return site.dice().chance(0.7) ? machines.getObject() : machines.putObject();
        }
        if (percent < 44) {
            return machines.assumeRole();
        }
        if (percent < 60) {
            return machines.describe();
        }
        if (percent < 74) {
            return machines.decrypt();
        }
        return rarer(percent);
    }

    private TrailRecord rarer(int percent) {
        if (percent < 80) {
            return people.assumeRoleWithSaml();
        }
        if (percent < 86) {
            return people.getRole();
        }
        if (percent < 90) {
            return people.listBuckets();
        }
        if (percent < 94) {
            return people.runInstancesDenied();
        }
        if (percent < 97) {
            return people.getSecretDenied();
        }
        return percent < 98 ? people.startSessionDenied() : people.consoleLogin();
    }

    /** Told to both accounts, the one that asks and the one that owns the role. */
    TrailRecord assumeRoleAcrossAccounts(String shared) {
        return machines.assumeRole().sharedAs(shared);
    }
}
