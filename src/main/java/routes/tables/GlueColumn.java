package routes.tables;

/** A column as the Glue Data Catalog knows it. */
public record GlueColumn(String name, String type, String comment) {}
