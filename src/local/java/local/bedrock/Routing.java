package local.bedrock;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import routes.playbooks.Playbook;
import routes.playbooks.Playbooks;

/** Finds the playbook that a question means, by the words they share; rare words weigh more. */
final class Routing {
    private static final double ENOUGH = 0.5;
    private static final double UNKNOWN = 2;

    private final List<Known> known;
    private final Map<String, Integer> spread = new HashMap<>();

    Routing(Playbooks playbooks) {
        known = playbooks.all().stream().map(Known::of).toList();
        known.forEach(one -> one.words().forEach(word -> spread.merge(word, 1, Integer::sum)));
    }

    /**
     * A playbook with the words of each of the ways in which it is asked.
     *
     * @param words of all of them
     */
    private record Known(Playbook playbook, List<Set<String>> asks, Set<String> words) {
        static Known of(Playbook playbook) {
            List<Set<String>> asks = Stream.concat(Stream.of(playbook.title()), playbook.asks().stream())
                    .map(Words::of)
                    .toList();
            Set<String> words = new LinkedHashSet<>();
            asks.forEach(words::addAll);
            return new Known(playbook, asks, words);
        }
    }

    /**
     * A playbook and how well it fits.
     *
     * @param score 0 to 1
     */
    record Choice(Playbook playbook, double score) {
        boolean fits() {
            return score >= ENOUGH;
        }
    }

    /** Best first. */
    List<Choice> ranked(String question) {
        Set<String> words = Words.of(question);
        return known.stream()
                .map(one -> new Choice(one.playbook(), score(words, one)))
                .sorted(Comparator.comparingDouble(Choice::score).reversed())
                .toList();
    }

    private double score(Set<String> words, Known one) {
        double all = weight(words);
        if (all == 0) {
            return 0;
        }
        double best = one.asks().stream()
                .mapToDouble(ask -> weight(shared(words, ask)) / Math.sqrt(all * Math.max(weight(ask), 1)))
                .max()
                .orElse(0);
        return (2 * best + weight(shared(words, one.words())) / all) / 3;
    }

    private static Set<String> shared(Set<String> one, Set<String> other) {
        Set<String> shared = new LinkedHashSet<>(one);
        shared.retainAll(other);
        return shared;
    }

    private double weight(Set<String> words) {
        return words.stream().mapToDouble(this::weight).sum();
    }

    /** A word that no playbook knows speaks against each of them. */
    private double weight(String word) {
        int playbooks = spread.getOrDefault(word, 0);
        return playbooks == 0 ? UNKNOWN : Math.log(1 + (double) known.size() / playbooks);
    }
}
