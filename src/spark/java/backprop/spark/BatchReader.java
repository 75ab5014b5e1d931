package backprop.spark;

import backprop.data.CellText;
import backprop.spark.Columns.BadRow;
import backprop.spark.Columns.Field;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.BoundReference;
import org.apache.spark.sql.catalyst.expressions.Cast;
import org.apache.spark.sql.classic.SparkSession;
import org.apache.spark.sql.execution.SparkPlan;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.DecimalType;
import org.apache.spark.sql.types.DoubleType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.types.UserDefinedType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.LongAccumulator;
import scala.Option;

/**
 * Reads Parquet, some rows of a column after the other: made into rows by Spark first, it is no
 * faster than CSV.
 *
 * @param texts what Spark would write of the cells of a column
 */
record BatchReader(Columns columns, ArrayList<DataType> types, ArrayList<Cast> texts)
    implements Columns.Reader<ColumnarBatch> {
  private static final int MOST_ROWS = 4096; // of a batch; as many as Spark usually reads
  private static final long ROW_GROUP = 128 << 20; // bytes; smaller parts are often empty
  private static final int ROWS = 512; // their places in the draft stay in the cache

  /** The same session, which reads columns however many and however deep they are. */
  static SparkSession session(org.apache.spark.sql.SparkSession spark) {
    SparkSession session = ((SparkSession) spark).cloneSession();
    session.conf().set("spark.sql.codegen.maxFields", Integer.MAX_VALUE);
    long most = session.sessionState().conf().filesMaxPartitionBytes();
    session.conf().set("spark.sql.files.maxPartitionBytes", Math.max(most, ROW_GROUP));
    session.conf().set("spark.sql.codegen.wholeStage", true);
    session.conf().set("spark.sql.parquet.enableVectorizedReader", true);
    session.conf().set("spark.sql.parquet.enableNestedColumnVectorizedReader", true);
    return session;
  }

  /** What reads the files of a data set that is nothing but files. */
  private static SparkPlan scan(Dataset<Row> rows) {
    return rows.queryExecution().executedPlan().collectLeaves().head();
  }

  static JavaRDD<Chunk> chunks(Dataset<Row> rows, Columns columns, LongAccumulator read) {
    SparkPlan scan = scan(rows);
    ArrayList<DataType> types = types(scan);
    Option<String> zone = Option.apply(scan.session().sessionState().conf().sessionLocalTimeZone());
    ArrayList<Cast> texts = new ArrayList<>();
    for (int c = 0; c < types.size(); c++) {
      BoundReference cell = new BoundReference(c, types.get(c), true);
      texts.add(new Cast(cell, DataTypes.StringType, zone));
    }
    BatchReader reader = new BatchReader(columns, types, texts);
    int most = Math.max(1, Math.min(MOST_ROWS, Chunk.CELLS / columns.width()));
    return batches(scan, most).mapPartitions(some -> Chunk.of(some, reader, read));
  }

  private static JavaRDD<ColumnarBatch> batches(SparkPlan scan, int rows) {
    scan.session().conf().set("spark.sql.parquet.columnarReaderBatchSize", rows);
    return scan.executeColumnar().toJavaRDD();
  }

  private static ArrayList<DataType> types(SparkPlan scan) {
    ArrayList<DataType> types = new ArrayList<>();
    for (StructField field : scan.schema().fields()) {
      types.add(
          field.dataType() instanceof UserDefinedType<?> own ? own.sqlType() : field.dataType());
    }
    return types;
  }

  /** Whether a column holds what Spark ML writes: type, size, indices, values. */
  private static boolean isVector(DataType type) {
    return type instanceof StructType struct
        && Arrays.equals(struct.fieldNames(), new String[] {"type", "size", "indices", "values"});
  }

  /** By a scan of its own, the size of the vectors of each column; null of one without. */
  static List<Integer> sizes(Dataset<Row> rows) {
    SparkPlan scan = scan(rows);
    ArrayList<DataType> types = types(scan);
    List<ArrayList<Integer>> first =
        types.stream().noneMatch(BatchReader::isVector)
            ? List.of()
            : batches(scan, 1).filter(b -> b.numRows() > 0).map(b -> sizes(b, types)).take(1);
    return first.isEmpty() ? Collections.nCopies(types.size(), null) : first.get(0);
  }

  private static ArrayList<Integer> sizes(ColumnarBatch batch, List<DataType> types) {
    ArrayList<Integer> sizes = new ArrayList<>();
    for (int c = 0; c < types.size(); c++) {
      ColumnVector column = batch.column(c);
      sizes.add(
          !isVector(types.get(c)) ? null : column.isNullAt(0) ? 1 : size(column.getStruct(0)));
    }
    return sizes;
  }

  @Override
  public void read(ColumnarBatch batch, Chunk.Draft into) throws BadRow {
    for (int from = 0; from < batch.numRows(); from += ROWS) {
      int count = Math.min(ROWS, batch.numRows() - from);
      into.room(count);
      for (int c = 0; c < types.size(); c++) {
        read(batch, from, count, c, into);
      }
      into.add(count);
    }
  }

  /** Some cells of a column; the rows above one that is bad are kept. */
  private void read(ColumnarBatch batch, int from, int count, int c, Chunk.Draft into)
      throws BadRow {
    Field field = columns.fields().get(c);
    ColumnVector column = batch.column(c);
    boolean isLabel = columns.isLabel() && field.isTarget();
    boolean isPlain = types.get(c) instanceof DoubleType && !column.hasNull();
    int i = 0;
    try {
      for (; i < count; i++) {
        int row = from + i;
        if (field.size() != null) {
          vector(batch, row, c, into, i);
        } else if (isLabel) {
          into.set(i, field.place(), label(batch, row, c, into));
        } else {
          double number = isPlain ? column.getDouble(row) : number(batch, row, c);
          if (!Double.isFinite(number)) {
            throw columns.notFinite(c, text(batch, row, c));
          }
          into.set(i, field.place(), number);
        }
      }
    } catch (BadRow e) {
      into.add(i);
      throw e;
    }
  }

  private int label(ColumnarBatch batch, int row, int c, Chunk.Draft into) throws BadRow {
    double number = types.get(c) instanceof NumericType ? number(batch, row, c) : Double.NaN;
    Object cell = Double.isNaN(number) ? text(batch, row, c) : (Object) number;
    return into.label(columns.fields().get(c), cell);
  }

  /** NaN if there is none. */
  private double number(ColumnarBatch batch, int row, int c) {
    DataType type = types.get(c);
    if (batch.column(c).isNullAt(row)) {
      return Double.NaN;
    } else if (type instanceof DoubleType) {
      return batch.column(c).getDouble(row);
    } else if (type instanceof DecimalType decimal) {
      return batch.column(c).getDecimal(row, decimal.precision(), decimal.scale()).toDouble();
    } else if (type instanceof NumericType) {
      return ((Number) batch.getRow(row).get(c, type)).doubleValue();
    }
    byte[] text = text(batch, row, c).getBytes(StandardCharsets.UTF_8);
    return CellText.number(text, 0, text.length);
  }

  private String text(ColumnarBatch batch, int row, int c) {
    Object text = texts.get(c).eval(batch.getRow(row));
    return text == null ? "" : text.toString().strip();
  }

  private static int size(InternalRow vector) {
    return isDense(vector) ? vector.getArray(3).numElements() : vector.getInt(1);
  }

  private static boolean isDense(InternalRow vector) {
    return vector.getByte(0) == 1;
  }

  private void vector(ColumnarBatch batch, int row, int c, Chunk.Draft into, int i) throws BadRow {
    Field field = columns.fields().get(c);
    if (batch.column(c).isNullAt(row)) {
      throw columns.notFinite(c, "");
    }
    InternalRow vector = batch.column(c).getStruct(row);
    if (size(vector) != field.size()) {
      throw new BadRow(
          "column '%s': a vector of %d entries, but that of the first row has %d",
          field.name(), size(vector), field.size());
    }
    double[] values = vector.getArray(3).toDoubleArray();
    int[] indices = isDense(vector) ? null : vector.getArray(2).toIntArray();
    for (int k = 0; k < values.length; k++) {
      if (!Double.isFinite(values[k])) {
        throw columns.notFinite(c, String.valueOf(values[k]));
      }
      into.set(i, field.place() + (indices == null ? k : indices[k]), values[k]);
    }
  }
}
