package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import local.endpoint.Request;

/** All databases, each a folder {@code <name>.db}. */
final class Catalog implements AutoCloseable {
    private final Path folder;
    private final ConcurrentNavigableMap<String, Database> databases = new ConcurrentSkipListMap<>();

    private Catalog(Path folder) {
        this.folder = folder;
    }

    static Catalog open(Path folder) {
        Catalog catalog = new Catalog(Disk.folder(folder));
        for (Path file : Disk.list(folder)) {
            if (Files.exists(file.resolve(Database.FACTS))) {
                Database database = Database.open(file);
                catalog.databases.put(database.name(), database);
            }
        }
        return catalog;
    }

    NavigableMap<String, Database> databases() {
        return databases;
    }

    /** @throws local.endpoint.AwsError when there is none of that name */
    Database database(String name) {
        Database database = databases.get(name);
        if (database == null) {
            throw GlueErrors.missing("Database " + name + " not found.");
        }
        return database;
    }

    /** The table that a call names by {@code DatabaseName} and this field. */
    Table table(Request request, String field) {
        return database(request.name("DatabaseName")).table(request.name(field));
    }

    synchronized void create(ObjectNode facts) {
        String name = facts.path("Name").textValue();
        if (databases.containsKey(name)) {
            throw GlueErrors.exists("Database");
        }
        databases.put(name, Database.create(folder.resolve(Disk.escaped(name) + ".db"), facts));
    }

    synchronized void drop(String name) {
        database(name).delete();
        databases.remove(name);
    }

    @Override
    public void close() {
        databases.values().forEach(Database::close);
    }
}
