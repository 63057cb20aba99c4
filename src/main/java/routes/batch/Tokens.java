package routes.batch;

/** Tokens as they can be known without asking the model: four characters make one. */
final class Tokens {
    private static final int CHARACTERS = 4;

    private Tokens() {}

    static int of(String text) {
        return (text.length() + CHARACTERS - 1) / CHARACTERS;
    }
}
