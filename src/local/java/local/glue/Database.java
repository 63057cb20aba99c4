package local.glue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** A database and its tables: one folder, whose {@value #FACTS} is written first and deleted first. */
final class Database implements AutoCloseable {
    static final String FACTS = "database.json";

    private final Path folder;
    private final ConcurrentNavigableMap<String, Table> tables = new ConcurrentSkipListMap<>();
    private volatile ObjectNode facts;

    private Database(Path folder, ObjectNode facts) {
        this.folder = folder;
        this.facts = facts;
    }

    static Database create(Path folder, ObjectNode facts) {
        if (Files.exists(folder)) {
            Disk.deleteFolder(folder); // left behind by a kill in the middle of a drop
        }

        Disk.folder(folder);
        Disk.write(folder.resolve(FACTS), facts);
        return new Database(folder, facts);
    }

    static Database open(Path folder) {
        Database database = new Database(folder, Disk.read(folder.resolve(FACTS)));
        for (Path file : Disk.list(folder)) {
            if (file.getFileName().toString().endsWith(Table.SUFFIX)) {
                Table table = Table.open(file);
                database.tables.put(table.name(), table);
            }
        }
        return database;
    }

    String name() {
        return facts.path("Name").textValue();
    }

    ObjectNode facts() {
        return facts;
    }

    NavigableMap<String, Table> tables() {
        return tables;
    }

    /** @throws local.endpoint.AwsError when there is none of that name */
    Table table(String name) {
        Table table = tables.get(name);
        if (table == null) {
            throw GlueErrors.missing("Table " + name + " not found.");
        }
        return table;
    }

    synchronized void update(ObjectNode next) {
        Disk.write(folder.resolve(FACTS), next.set("CreateTime", facts.get("CreateTime")));
        facts = next;
    }

    synchronized void create(ObjectNode table) {
        String name = table.path("Name").textValue();
        if (tables.containsKey(name)) {
            throw GlueErrors.exists("Table");
        }
        tables.put(name, Table.create(folder.resolve(Disk.escaped(name) + Table.SUFFIX), table));
    }

    synchronized void drop(String table) {
        table(table).delete();
        tables.remove(table);
    }

    synchronized void delete() {
        close();
        Disk.delete(folder.resolve(FACTS));
        Disk.deleteFolder(folder);
    }

    @Override
    public void close() {
        tables.values().forEach(Table::close);
    }
}
