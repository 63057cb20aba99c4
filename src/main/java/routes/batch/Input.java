package routes.batch;

import java.util.List;

/**
 * A selection, ready for the service.
 *
 * @param hash of all that the model will see, and of the model
 */
record Input(Groups groups, List<InputFile> files, String hash, Estimate estimate) {
    Request request() {
        return groups.selection().request();
    }
}
