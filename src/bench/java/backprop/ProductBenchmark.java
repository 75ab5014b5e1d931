package backprop;

import backprop.matrix.Matrix;
import backprop.matrix.Products;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.netlib.blas.Dgemm;
import org.ojalgo.matrix.store.MatrixStore;
import org.ojalgo.matrix.store.R064Store;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The three products beside EJML, ojAlgo and netlib-java, on one processor. {@code netlib} is what
 * netlib-java offers without a flag, {@code vector} what it offers with one.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
@Warmup(iterations = 4, time = 400, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 12, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class ProductBenchmark {
  /** n·k·m: n × k times k × m. */
  @Param({"64·64·64", "512·512·512", "128·784·128"})
  public String size;

  @Param({"A·B", "Aᵀ·B", "A·Bᵀ"})
  public String product;

  private int n;
  private int k;
  private int m;
  private boolean left; // A is given transposed
  private boolean right; // B is given transposed

  private Matrix A;
  private Matrix B;
  private Matrix C;
  private Matrix scratch;

  private DMatrixRMaj ejmlA;
  private DMatrixRMaj ejmlB;
  private DMatrixRMaj ejmlC;

  private MatrixStore<Double> ojA;
  private MatrixStore<Double> ojB;
  private R064Store ojC;

  private final JavaBLAS blas = JavaBLAS.getInstance();
  private double[] a; // column by column, as BLAS has it
  private double[] b;
  private double[] c;

  @Setup
  public void prepare() {
    String[] sizes = size.split("·");
    n = Integer.parseInt(sizes[0]);
    k = Integer.parseInt(sizes[1]);
    m = Integer.parseInt(sizes[2]);
    left = product.equals("Aᵀ·B");
    right = product.equals("A·Bᵀ");
    Random random = new Random(1);
    A = left ? Matrix.normal(k, n, 1, random) : Matrix.normal(n, k, 1, random);
    B = right ? Matrix.normal(m, k, 1, random) : Matrix.normal(k, m, 1, random);
    C = Matrix.zeros(n, m);
    scratch = Matrix.zeros(k, m);
    ejmlA = new DMatrixRMaj(A.toArrays());
    ejmlB = new DMatrixRMaj(B.toArrays());
    ejmlC = new DMatrixRMaj(n, m);
    ojA = R064Store.FACTORY.rows(A.toArrays());
    ojB = R064Store.FACTORY.rows(B.toArrays());
    ojA = left ? ojA.transpose() : ojA;
    ojB = right ? ojB.transpose() : ojB;
    ojC = R064Store.FACTORY.make(n, m);
    a = A.transpose().toArray();
    b = B.transpose().toArray();
    c = new double[n * m];
  }

  @Benchmark
  public Matrix backprop() {
    if (left) {
      Products.transposeTimes(A, B, C);
    } else if (right) {
      Products.timesTranspose(A, B, scratch, C);
    } else {
      Products.times(A, B, C);
    }
    return C;
  }

  @Benchmark
  public DMatrixRMaj ejml() {
    if (left) {
      CommonOps_DDRM.multTransA(ejmlA, ejmlB, ejmlC);
    } else if (right) {
      CommonOps_DDRM.multTransB(ejmlA, ejmlB, ejmlC);
    } else {
      CommonOps_DDRM.mult(ejmlA, ejmlB, ejmlC);
    }
    return ejmlC;
  }

  @Benchmark
  public R064Store ojalgo() {
    ojC.fillByMultiplying(ojA, ojB);
    return ojC;
  }

  @Benchmark
  public double[] f2j() {
    Dgemm.dgemm(
        left ? "T" : "N",
        right ? "T" : "N",
        n,
        m,
        k,
        1,
        a,
        0,
        left ? k : n,
        b,
        0,
        right ? m : k,
        0,
        c,
        0,
        n);
    return c;
  }

  @Benchmark
  public double[] netlib() {
    blas.dgemm(
        left ? "T" : "N",
        right ? "T" : "N",
        n,
        m,
        k,
        1,
        a,
        left ? k : n,
        b,
        right ? m : k,
        0,
        c,
        n);
    return c;
  }

  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "--add-modules", "jdk.incubator.vector"})
  public double[] vector() {
    return netlib();
  }
}
