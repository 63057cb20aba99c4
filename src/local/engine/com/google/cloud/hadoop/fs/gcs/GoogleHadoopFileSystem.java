package com.google.cloud.hadoop.fs.gcs;

/** Only the name is asked for, when Trino lists the file systems it knows: it stands for 33 MB of Google's storage that nobody reads. */
public final class GoogleHadoopFileSystem {
    private GoogleHadoopFileSystem() {}
}
