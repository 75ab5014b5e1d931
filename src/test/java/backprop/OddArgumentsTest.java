package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.activation.Activation;
import backprop.activation.BatchNorm;
import backprop.activation.ELU;
import backprop.activation.Elementwise;
import backprop.activation.Identity;
import backprop.activation.ReLU;
import backprop.activation.Sigmoid;
import backprop.activation.Softmax;
import backprop.activation.Tanh;
import backprop.check.GradientCheck;
import backprop.check.Tape;
import backprop.data.CsvFormat;
import backprop.data.Examples;
import backprop.data.Moments;
import backprop.data.Scaler;
import backprop.data.Split;
import backprop.data.Tables;
import backprop.loss.AbsoluteError;
import backprop.loss.BinaryCrossEntropy;
import backprop.loss.CrossEntropy;
import backprop.loss.Loss;
import backprop.loss.Output;
import backprop.loss.Reduction;
import backprop.loss.SquaredError;
import backprop.matrix.Blocks;
import backprop.matrix.Matrix;
import backprop.network.Architecture;
import backprop.network.Dataset;
import backprop.network.HiddenLayerPass;
import backprop.network.Initialisation;
import backprop.network.Layer;
import backprop.network.Network;
import backprop.network.NetworkBuilder;
import backprop.network.OneHiddenLayer;
import backprop.network.Pass;
import backprop.network.PathPass;
import backprop.network.SinglePath;
import backprop.train.Adam;
import backprop.train.Batches;
import backprop.train.GradientDescent;
import backprop.train.History;
import backprop.train.Lbfgs;
import backprop.train.LearningRate;
import backprop.train.Listener;
import backprop.train.Metric;
import backprop.train.Minimiser;
import backprop.train.Momentum;
import backprop.train.Rule;
import backprop.train.Update;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleSupplier;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.Table;

/**
 * Every public method and constructor of the core, called with empty, huge, swapped, aliased,
 * stale, NaN and null arguments: it returns, or it throws an exception that says why, and then no
 * matrix has changed.
 */
class OddArgumentsTest {
  private static final int CALLS = 200; // of each method
  private static final Matrix X = Matrix.of(new double[] {1, 2, 3}, new double[] {-1, 0.5, 0});
  private static final Matrix Y = Matrix.of(new double[] {1, 0, 1}, new double[] {0, 1, 0});

  private final Map<Class<?>, List<Supplier<?>>> pools = new LinkedHashMap<>();
  private final Map<Class<?>, List<Supplier<?>>> found = new HashMap<>(); // of types without a pool
  private final Random random = new Random(1);
  private final Tape tape = new Tape();
  private final GradientCheck.Report report = GradientCheck.of(net(), X, Y);

  OddArgumentsTest() {
    pool(int.class, () -> -1, () -> 0, () -> 1, () -> 2, () -> 3);
    pool(int.class, () -> Integer.MAX_VALUE, () -> Integer.MIN_VALUE, () -> 50_000);
    pool(long.class, () -> -1L, () -> 0L, () -> 1L, () -> Long.MAX_VALUE);
    pool(double.class, () -> Double.NaN, () -> Double.POSITIVE_INFINITY, () -> -1.0, () -> 0.0);
    pool(double.class, () -> Double.NEGATIVE_INFINITY, () -> 0.5, () -> 1.0, () -> 1e308);
    pool(boolean.class, () -> true, () -> false);
    pool(String.class, () -> "", () -> "x");
    pool(int[].class, () -> new int[0], () -> new int[] {0, 2, 1}, () -> new int[] {0, -1, 7});
    pool(int[].class, () -> new int[] {2, 3, 2}, () -> new int[] {Integer.MAX_VALUE, 9, 2});
    pool(double[].class, () -> new double[0], () -> new double[] {1, 2, 3});
    pool(double[].class, () -> new double[] {Double.NaN, 1}, () -> new double[] {-1});
    pool(double[][].class, () -> new double[0][], () -> new double[][] {{1}, {2, 3}});
    pool(double[][].class, () -> new double[][] {{1, 2}, null}, () -> new double[2][0]);
    pool(Object.class, Object::new);
    pool(RandomGenerator.class, () -> new Random(1));
    pool(Random.class, () -> new Random(1));
    pool(DoubleUnaryOperator.class, () -> (DoubleUnaryOperator) z -> z * z);
    pool(DoubleBinaryOperator.class, () -> (DoubleBinaryOperator) (a, y) -> a - y);
    pool(Matrix.class, X::copy, Y::copy, X::transpose, () -> Matrix.identity(3));
    pool(Matrix.class, () -> Matrix.zeros(0, 0), () -> Matrix.zeros(2, 0), () -> withNaN(X));
    pool(Matrix.class, () -> Matrix.zeros(0, 3), () -> withNaN(Y), () -> Matrix.columnOf(1, 0));
    pool(Blocks.class, () -> new Blocks(2, 2, 3), () -> new Blocks(2, 2, Blocks.EXAMPLES + 1));
    pool(Elementwise.class, Sigmoid::new, Tanh::new, ReLU::new, () -> new ELU(0.5));
    pool(Activation.class, Softmax::new, Identity::new, Sigmoid::new);
    pool(Loss.class, CrossEntropy::new, BinaryCrossEntropy::new, AbsoluteError::new);
    pool(Loss.class, () -> SquaredError.MEAN);
    pool(SquaredError.class, () -> SquaredError.HALF);
    pool(Reduction.class, () -> Reduction.SUM, () -> Reduction.MEAN);
    pool(Output.class, () -> Output.softmaxCrossEntropy(Reduction.MEAN));
    pool(Output.class, () -> Output.longWay(new Sigmoid(), SquaredError.SUM, Reduction.SUM));
    pool(Initialisation.class, Initialisation::he, () -> Initialisation.uniform(0.5));
    pool(Layer.class, () -> net().layer(1));
    pool(Network.class, this::net, () -> Network.classifier(2, 2).initialised(1), this::broken);
    pool(NetworkBuilder.class, () -> Network.input(2), () -> Network.classifier(2, 2));
    pool(Architecture.class, () -> Network.classifier(2, 3, 2).architecture());
    pool(Architecture.Units.class, () -> new Architecture.Units(2, new Tanh(), true));
    pool(Pass.class, () -> net().forward(X), () -> net().gradients(X, Y));
    pool(Pass.class, () -> new Pass(net(), 3), () -> Pass.forGradientsOf(net()));
    pool(Dataset.class, () -> new GradientDescent.HeldOut(X, Y));
    pool(Dataset.class, () -> new GradientDescent.HeldOut(Y, X));
    pool(SinglePath.class, () -> SinglePath.of(1, 2), () -> SinglePath.of(1, 2, 3));
    pool(PathPass.class, () -> SinglePath.of(1, 2).pass(1, 0));
    pool(OneHiddenLayer.class, this::hidden);
    pool(HiddenLayerPass.class, () -> hidden().pass(X, Y));
    pool(
        LearningRate.class, () -> LearningRate.inverse(1, 2), () -> (LearningRate) r -> Double.NaN);
    pool(Batches.class, Batches::full, () -> Batches.of(2, 1), () -> Batches.of(7, 1));
    pool(Metric.class, Metric::accuracy, Metric::rootMeanSquaredError);
    pool(Listener.class, () -> (Listener) epoch -> {});
    pool(GradientDescent.class, () -> GradientDescent.withRate(0.1).epochs(2));
    pool(GradientDescent.class, () -> GradientDescent.withRate(1e300).epochs(2).momentum(0.5));
    pool(GradientDescent.HeldOut.class, () -> new GradientDescent.HeldOut(X, Y));
    pool(Rule.class, () -> new Momentum(0), Adam::rmsProp, Adam::standard);
    pool(Update.class, () -> new Update(net(), GradientDescent.withRate(1).momentum(0.5)));
    pool(Update.class, () -> new Update(net(), GradientDescent.withRate(1).clip(0.1)));
    pool(Rule.Memory.class, () -> Rule.Memory.of(X.copy()));
    pool(Rule.Memory.class, () -> new Rule.Memory(X.copy(), Y.copy(), Matrix.identity(3)));
    pool(Lbfgs.class, () -> new Lbfgs(3, 0.1));
    pool(Minimiser.Cost.class, () -> (Minimiser.Cost) (net, pass) -> Double.NaN);
    pool(Minimiser.Cost.class, () -> (Minimiser.Cost) (net, pass) -> 1);
    pool(BatchNorm.class, () -> BatchNorm.of(2), () -> new BatchNorm(Y.copy(), X.copy()));
    pool(History.Epoch.class, () -> history().last());
    pool(History.class, this::history, () -> new History(List.of(), "why"));
    pool(Double.class, () -> Double.NaN, () -> 1.0);
    pool(Matrix.class, () -> X.scale(1e300), () -> X.scale(1e-320), () -> X.scale(1 / 0.0));
    pool(
        DoubleSupplier.class, () -> (DoubleSupplier) () -> 1, () -> (DoubleSupplier) () -> 0 / 0.0);
    pool(LongSupplier.class, () -> (LongSupplier) () -> 0);
    pool(GradientCheck.Claimed.class, () -> new GradientCheck.Claimed("W", X.copy(), X.copy()));
    pool(GradientCheck.Report.class, () -> report);
    pool(GradientCheck.Status.class, () -> GradientCheck.Status.PASSED);
    pool(GradientCheck.Row.class, () -> report.rows().get(0));
    pool(GradientCheck.Entry.class, () -> report.worst().orElseThrow());
    pool(char.class, () -> ';', () -> '"', () -> '\n', () -> '7', () -> ' ');
    pool(byte[].class, () -> new byte[0], () -> "1,2;e".getBytes(StandardCharsets.UTF_8));
    pool(String[].class, () -> new String[0], () -> new String[] {"x"}, () -> new String[] {null});
    pool(Path.class, () -> Path.of("nowhere.csv"), () -> Path.of("pom.xml"), () -> Path.of("src"));
    pool(Table.class, Table::create, () -> Tables.of("t", Map.of("x", new double[] {1, 2})));
    pool(CsvFormat.class, CsvFormat::auto, () -> CsvFormat.auto().separator(';').names("x", "y"));
    pool(Examples.class, () -> examples(X, Y), () -> examples(Y, X));
    pool(Moments.class, () -> Moments.of(new double[][] {{1, 2}, {3, 5}}));
    pool(
        Scaler.class,
        () -> Scaler.standard(X),
        () -> Scaler.of(new double[2], new double[] {1, 2}));
    pool(Split.class, () -> Split.random(examples(X, Y), 1, 1));
    pool(Tape.class, () -> tape, Tape::new);
    pool(Tape.Node.class, () -> tape.leaf("x", 0.5), () -> new Tape().leaf("y", Double.NaN));
    pool(Tape.Adjoints.class, () -> tape.backward(tape.leaf("x", 1)));
  }

  private void pool(Class<?> type, Supplier<?>... values) {
    pools.computeIfAbsent(type, any -> new ArrayList<>()).addAll(List.of(values));
  }

  private static Examples examples(Matrix X, Matrix Y) {
    return new Examples(X, Y, names(), names());
  }

  private static List<String> names() {
    return List.of("x", "y");
  }

  private static Matrix withNaN(Matrix A) {
    return A.map(a -> a == 1 ? Double.NaN : a);
  }

  private Network net() {
    return Network.classifier(2, 3, 2).initialised(1);
  }

  private Network broken() {
    Network net = net();
    net.W(2).set(0, 0, Double.NaN);
    return net;
  }

  private OneHiddenLayer hidden() {
    return OneHiddenLayer.random(2, 3, 2, new Sigmoid(), new Softmax(), 1, 1);
  }

  private History history() {
    return GradientDescent.withRate(0.1).epochs(2).train(net(), X, Y);
  }

  @ParameterizedTest
  @ValueSource(strings = {"matrix", "activation", "loss", "network", "check", "train", "data"})
  void everyCallReturnsOrSaysWhyNot(String room) throws Exception {
    Map<String, String> failures = new TreeMap<>();
    int calls = 0;
    for (Class<?> type : types(room)) {
      for (Executable call : calls(type)) {
        calls++;
        for (int i = 0; i < CALLS && !failures.containsKey(call.toString()); i++) {
          String failure = tried(type, call);
          if (!failure.isEmpty()) {
            failures.put(call.toString(), failure);
          }
        }
      }
    }
    assertEquals("", String.join("\n", failures.values()));
    assertTrue(calls > 10, room + ": " + calls);
  }

  /** The public types of a room, those inside others too. */
  private static List<Class<?>> types(String room) throws IOException, ClassNotFoundException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(Path.of("src/main/java/backprop", room))) {
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("package-info") && !name.equals("Threads")) { // it would stay changed
          add(Class.forName("backprop." + room + "." + name), types);
        }
      }
    }
    return types;
  }

  private static void add(Class<?> type, List<Class<?>> types) {
    if (Modifier.isPublic(type.getModifiers())) {
      types.add(type);
      Arrays.stream(type.getDeclaredClasses()).forEach(inner -> add(inner, types));
    }
  }

  private static List<Executable> calls(Class<?> type) {
    List<Executable> calls = new ArrayList<>();
    for (Method method : type.getDeclaredMethods()) {
      boolean own = !method.isSynthetic() && !method.getName().equals("equals");
      if (own && Modifier.isPublic(method.getModifiers())) {
        calls.add(method);
      }
    }
    boolean large = type == Blocks.class; // takes as much memory as it is told to
    if (!Modifier.isAbstract(type.getModifiers()) && !large) {
      calls.addAll(List.of(type.getConstructors()));
    }
    return calls;
  }

  /** Empty if one call with arguments drawn from the pools went as it should. */
  private String tried(Class<?> type, Executable call) throws Exception {
    Object receiver =
        Modifier.isStatic(call.getModifiers()) || call instanceof Constructor ? null : draw(type);
    List<Object> arguments = new ArrayList<>();
    for (Type parameter : call.getGenericParameterTypes()) {
      arguments.add(
          parameter instanceof ParameterizedType generic
              ? generic(generic)
              : argument((Class<?>) parameter, receiver, arguments));
    }
    List<Matrix> before = matrices(receiver, arguments);
    List<Matrix> copies = before.stream().map(Matrix::copy).toList();
    String path = receiver instanceof SinglePath ? receiver.toString() : "";
    try {
      if (call instanceof Constructor<?> constructor) {
        constructor.newInstance(arguments.toArray());
      } else {
        ((Method) call).invoke(receiver, arguments.toArray());
      }
      return "";
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      boolean speaks =
          (thrown instanceof IllegalArgumentException
                  || thrown instanceof IllegalStateException
                  || thrown instanceof UncheckedIOException // there is no such file
                  || thrown instanceof AssertionError // a claim that does not hold
                  || thrown instanceof NullPointerException)
              && (thrown.getMessage() != null || isFast(thrown));
      boolean changed =
          !before.equals(copies) || !path.isEmpty() && !path.equals(receiver.toString());
      return speaks && !changed
          ? ""
          : call
              + " of "
              + receiver
              + " with "
              + Arrays.deepToString(arguments.toArray())
              + ": "
              + thrown
              + (changed ? ", and a matrix has changed" : "");
    }
  }

  // after many of them the JVM throws one without message and trace; the first ones had both
  private static boolean isFast(Throwable thrown) {
    return thrown instanceof NullPointerException && thrown.getStackTrace().length == 0;
  }

  private Object argument(Class<?> type, Object receiver, List<Object> earlier) {
    List<Object> aliases = new ArrayList<>(earlier);
    aliases.add(receiver);
    aliases.removeIf(alias -> !type.isInstance(alias));
    Optional<Object> pass = passThrough(receiver).filter(type::isInstance);
    if (pass.isPresent() && random.nextBoolean()) {
      return pass.get();
    }
    if (!aliases.isEmpty() && random.nextInt(5) == 0) {
      return aliases.get(random.nextInt(aliases.size()));
    }
    return !type.isPrimitive() && random.nextInt(12) == 0 ? null : draw(type);
  }

  // a pass through the network that is called, which may have changed since
  private Optional<Object> passThrough(Object receiver) {
    boolean stale = random.nextBoolean();
    if (receiver instanceof Network net && net.units(0) == 2 && net.units(net.depth()) == 2) {
      Pass pass = net.gradients(X, Y);
      if (stale) {
        net.update(pass, 0.1);
      }
      return Optional.of(pass);
    }
    if (receiver instanceof SinglePath path) {
      PathPass pass = path.pass(1, 0);
      if (stale) {
        path.update(pass, 0.1);
      }
      return Optional.of(pass);
    }
    if (receiver instanceof OneHiddenLayer htf) {
      HiddenLayerPass pass = htf.pass(X, Y);
      if (stale) {
        htf.update(pass, 0.1);
      }
      return Optional.of(pass);
    }
    return Optional.empty();
  }

  private Object generic(ParameterizedType type) {
    if (type.getRawType() != Map.class) {
      return list((Class<?>) type.getActualTypeArguments()[0]);
    }
    Object value =
        type.getTypeName().contains("double[]") ? new double[] {1, 2} : List.of("a", "b");
    return random.nextBoolean() ? Map.of() : Map.of("x", value);
  }

  private Object list(Class<?> type) {
    return Stream.generate(() -> draw(type)).limit(random.nextInt(3)).toList();
  }

  /** A value of the type: from its pool, or one that the pools of other types have. */
  private Object draw(Class<?> type) {
    List<Supplier<?>> values = pools.getOrDefault(type, List.of());
    if (values.isEmpty()) {
      values = found.computeIfAbsent(type, this::search);
    }
    return values.isEmpty() ? made(type) : values.get(random.nextInt(values.size())).get();
  }

  private List<Supplier<?>> search(Class<?> type) {
    List<Supplier<?>> all = new ArrayList<>();
    pools.values().forEach(all::addAll);
    all.removeIf(supplier -> !type.isInstance(supplier.get()));
    return all;
  }

  /** A record or another class by its constructor. */
  private Object made(Class<?> type) {
    for (int trial = 0; trial < 1000; trial++) {
      Constructor<?>[] constructors = type.getConstructors();
      if (constructors.length == 0) {
        break;
      }
      Constructor<?> constructor = constructors[random.nextInt(constructors.length)];
      try {
        return constructor.newInstance(
            Arrays.stream(constructor.getParameterTypes()).map(this::draw).toArray());
      } catch (ReflectiveOperationException e) {
        continue; // these arguments did not fit together
      }
    }
    throw new IllegalStateException("no pool has a " + type);
  }

  /** The matrices that must not change where a call throws. */
  private static List<Matrix> matrices(Object receiver, List<Object> arguments) {
    List<Matrix> matrices = new ArrayList<>();
    List<Object> all = new ArrayList<>(arguments);
    all.add(receiver);
    for (Object object : all) {
      if (object instanceof Matrix matrix) {
        matrices.add(matrix);
      } else if (object instanceof Network net) {
        for (int l = 1; l <= net.depth(); l++) {
          matrices.add(net.W(l));
          matrices.add(net.b(l));
        }
      } else if (object instanceof OneHiddenLayer net) {
        matrices.add(net.alpha());
        matrices.add(net.beta());
      }
    }
    return matrices;
  }

  @Test
  void whatIsNotAllowedIsNoticed() throws Exception {
    Executable sloppy = OddArgumentsTest.class.getDeclaredMethod("sloppy", int[].class, int.class);
    String failures = "";
    for (int i = 0; i < CALLS; i++) {
      failures += tried(OddArgumentsTest.class, sloppy);
    }
    assertTrue(failures.contains("ArrayIndexOutOfBoundsException"), failures);
  }

  static int sloppy(int[] numbers, int i) {
    return numbers[i];
  }
}
