package dev.usher.diff.config;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.DataBlockIndexType;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * One block cache and one write buffer for all stores of the process, so that its memory is known.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {

    private static final long CACHE_BYTES = 48L << 20;
    private static final long WRITE_BUFFER_BYTES = 24L << 20;

    /**
     * Small, so that stores that rest cannot fill the buffer for all: each write to another one
     * would then make a file of its own.
     */
    private static final long STORE_WRITE_BUFFER_BYTES = 2L << 20;

    /** Few, since one of many would be too small for the index of a large file. */
    private static final int CACHE_SHARD_BITS = 2;

    /** The share in which indexes and filters, which every read needs, outlast data. */
    private static final double INDEX_SHARE = 0.5;

    /** Of a write buffer, for the filter that tells whether it may have a key. */
    private static final double FILTER_SHARE = 0.02;

    private static final class Shared {
        static final Cache CACHE = new LRUCache(CACHE_BYTES, CACHE_SHARD_BITS, false, INDEX_SHARE);
        static final WriteBufferManager BUFFERS = new WriteBufferManager(WRITE_BUFFER_BYTES, CACHE);
    }

    @Override
    public void setConfig(String store, Options options, Map<String, Object> configs) {
        if (options.tableFormatConfig() instanceof BlockBasedTableConfig table) {
            table.setBlockCache(Shared.CACHE);
            table.setCacheIndexAndFilterBlocks(true);
            table.setPinL0FilterAndIndexBlocksInCache(true);
            table.setDataBlockIndexType(DataBlockIndexType.kDataBlockBinaryAndHash);
            options.setTableFormatConfig(table);
        }
        options.setWriteBufferSize(STORE_WRITE_BUFFER_BYTES);
        options.setWriteBufferManager(Shared.BUFFERS);
        options.setMemtablePrefixBloomSizeRatio(FILTER_SHARE);
        options.setMemtableWholeKeyFiltering(true);
    }

    @Override
    public void close(String store, Options options) {
        // The cache and the buffers belong to all stores, and live as long as the process.
    }
}
