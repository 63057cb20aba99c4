package local.s3;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import org.gaul.s3proxy.blobstore.S3Exceptions;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * One object on its way.
 *
 * @param file where it is written
 * @param target where it is moved to when it is whole
 * @param onlyNew whether the move is refused when the key is taken
 */
record Staged(String name, Path file, Path target, boolean onlyNew) {
    /** What the file store calls the attribute that holds an object's ETag. */
    private static final String ETAG = "user.content-md5";

    private static final int PRUNED_AT_MOST = 100;

    PutObjectRequest instead(PutObjectRequest request) {
        return request.toBuilder()
                .bucket(Staging.BUCKET)
                .key(name)
                .ifNoneMatch(null)
                .ifMatch(null)
                .build();
    }

    CopyObjectRequest instead(CopyObjectRequest request) {
        return request.toBuilder()
                .destinationBucket(Staging.BUCKET)
                .destinationKey(name)
                .build();
    }

    void etag(byte[] etag) {
        try {
            attributes().write(ETAG, ByteBuffer.wrap(etag));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Shows the object under its key. */
    void publish() {
        try {
            // The file store forgets the ETag in silence when the disk has no room for it.
            attributes().size(ETAG);
            move();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard();
        }
    }

    private void move() throws IOException {
        for (int pruned = 0; ; pruned++) {
            try {
                Files.createDirectories(target.getParent());
                link();
                return;
            } catch (NoSuchFileException | FileAlreadyExistsException e) {
                // A delete at the same time took the folder away because it was empty.
                if (pruned == PRUNED_AT_MOST) {
                    throw e;
                }
            }
        }
    }

    private void link() throws IOException {
        if (!onlyNew) {
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return;
        }

        try {
            // Not a move: that would replace what another has put in the meantime.
            Files.createLink(target, file);
        } catch (FileAlreadyExistsException taken) {
            throw S3Exceptions.preconditionFailed(taken);
        }
    }

    private void discard() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException leftToTheNextStart) {
            // Nobody sees it.
        }
    }

    private UserDefinedFileAttributeView attributes() {
        return Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
    }
}
