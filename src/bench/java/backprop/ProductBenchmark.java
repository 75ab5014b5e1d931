package backprop;

import backprop.matrix.Matrix;
import backprop.matrix.Products;
import dev.ludovic.netlib.blas.JavaBLAS;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
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
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(value = 1, jvmArgsAppend = "-XX:ActiveProcessorCount=1")
@Warmup(iterations = 3, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 8, time = 100, timeUnit = TimeUnit.MILLISECONDS)
public class ProductBenchmark {

  /** Two random factors. */
  @State(Scope.Thread)
  public static class Factors {
    /** n·k·m: n × k times k × m. */
    @Param({"64·64·64", "512·512·512", "128·784·128"})
    public String size;

    @Param({"A·B", "Aᵀ·B", "A·Bᵀ"})
    public String product;

    int n;
    int k;
    int m;
    boolean left; // A is given transposed
    boolean right; // B is given transposed
    Matrix A;
    Matrix B;

    @Setup
    public void draw() {
      String[] sizes = size.split("·");
      n = Integer.parseInt(sizes[0]);
      k = Integer.parseInt(sizes[1]);
      m = Integer.parseInt(sizes[2]);
      left = product.equals("Aᵀ·B");
      right = product.equals("A·Bᵀ");
      Random random = new Random(1);
      A = left ? Matrix.normal(k, n, 1, random) : Matrix.normal(n, k, 1, random);
      B = right ? Matrix.normal(m, k, 1, random) : Matrix.normal(k, m, 1, random);
    }
  }

  /** Room for the product of this library. */
  @State(Scope.Thread)
  public static class Own {
    Matrix C;
    Matrix scratch;

    @Setup
    public void prepare(Factors factors) {
      C = Matrix.zeros(factors.n, factors.m);
      scratch =
          factors.left ? Matrix.zeros(factors.n, factors.k) : Matrix.zeros(factors.k, factors.m);
    }
  }

  @Benchmark
  public Matrix backprop(Factors factors, Own own) {
    if (factors.left) {
      Products.transposeTimes(factors.A, factors.B, own.scratch, own.C);
    } else if (factors.right) {
      Products.timesTranspose(factors.A, factors.B, own.scratch, own.C);
    } else {
      Products.times(factors.A, factors.B, own.C);
    }
    return own.C;
  }

  /** The factors for EJML. */
  @State(Scope.Thread)
  public static class Ejml {
    DMatrixRMaj A;
    DMatrixRMaj B;
    DMatrixRMaj C;

    @Setup
    public void prepare(Factors factors) {
      A = new DMatrixRMaj(factors.A.toArrays());
      B = new DMatrixRMaj(factors.B.toArrays());
      C = new DMatrixRMaj(factors.n, factors.m);
    }
  }

  @Benchmark
  public DMatrixRMaj ejml(Factors factors, Ejml ejml) {
    if (factors.left) {
      CommonOps_DDRM.multTransA(ejml.A, ejml.B, ejml.C);
    } else if (factors.right) {
      CommonOps_DDRM.multTransB(ejml.A, ejml.B, ejml.C);
    } else {
      CommonOps_DDRM.mult(ejml.A, ejml.B, ejml.C);
    }
    return ejml.C;
  }

  /** The factors for ojAlgo. */
  @State(Scope.Thread)
  public static class OjAlgo {
    MatrixStore<Double> A;
    MatrixStore<Double> B;
    R064Store C;

    @Setup
    public void prepare(Factors factors) {
      A = R064Store.FACTORY.rows(factors.A.toArrays());
      B = R064Store.FACTORY.rows(factors.B.toArrays());
      A = factors.left ? A.transpose() : A;
      B = factors.right ? B.transpose() : B;
      C = R064Store.FACTORY.make(factors.n, factors.m);
    }
  }

  @Benchmark
  public R064Store ojalgo(OjAlgo ojalgo) {
    ojalgo.C.fillByMultiplying(ojalgo.A, ojalgo.B);
    return ojalgo.C;
  }

  /** The factors for BLAS, column by column, and what it calls them. */
  @State(Scope.Thread)
  public static class Blas {
    private static final Logger LOGGER = Logger.getLogger("dev.ludovic.netlib");

    JavaBLAS java;
    String transA;
    String transB;
    int rowsOfA;
    int rowsOfB;
    double[] A;
    double[] B;
    double[] C;

    @Setup
    public void prepare(Factors factors) {
      LOGGER.setLevel(Level.OFF); // it warns when there is no flag for VectorBLAS
      java = JavaBLAS.getInstance();
      transA = factors.left ? "T" : "N";
      transB = factors.right ? "T" : "N";
      rowsOfA = factors.A.rows();
      rowsOfB = factors.B.rows();
      A = factors.A.transpose().toArray();
      B = factors.B.transpose().toArray();
      C = new double[factors.n * factors.m];
    }
  }

  @Benchmark
  public double[] f2j(Factors f, Blas x) {
    Dgemm.dgemm(
        x.transA, x.transB, f.n, f.m, f.k, 1, x.A, 0, x.rowsOfA, x.B, 0, x.rowsOfB, 0, x.C, 0, f.n);
    return x.C;
  }

  @Benchmark
  public double[] netlib(Factors f, Blas x) {
    x.java.dgemm(x.transA, x.transB, f.n, f.m, f.k, 1, x.A, x.rowsOfA, x.B, x.rowsOfB, 0, x.C, f.n);
    return x.C;
  }

  @Benchmark
  @Fork(
      value = 1,
      jvmArgsAppend = {"-XX:ActiveProcessorCount=1", "--add-modules", "jdk.incubator.vector"})
  public double[] vector(Factors f, Blas x) {
    return netlib(f, x);
  }
}
